using Chatbotics.Grains.Abstractions.Channels;
using Chatbotics.Grains.Abstractions.Conversations;
using Chatbotics.Grains.Conversations.Entries;
using Chatbotics.Grains.Conversations.Model;

namespace Chatbotics.Grains.Conversations.Rules;

/// <summary>
/// Who wants no marketing gets none: a marketing template is refused when it is written, and again when its time comes.
/// Replies and templates of other kinds pass. A template of unknown kind is taken for marketing.
/// </summary>
internal static class Marketing
{
    /// <summary>The refusal's stable word.</summary>
    public const string Code = "marketing_stopped";

    /// <summary>The activity by which WhatsApp tells what a customer wants (webhook field <c>user_preferences</c>).</summary>
    public const string Preference = "preference";

    private const string Category = "MARKETING";

    /// <summary>Whether a template's category is marketing, or not known.</summary>
    /// <param name="category">Meta's word.</param>
    public static bool IsMarketing(string? category) =>
        string.IsNullOrEmpty(category) || category.StartsWith(Category, StringComparison.OrdinalIgnoreCase);

    /// <summary>Why a message can't go to who stopped marketing; null when it can.</summary>
    /// <param name="state">The state.</param>
    /// <param name="content">The message.</param>
    public static CommandRefusal? Refusal(ConversationState state, MessageContent? content) =>
        state.MarketingStoppedAt == 0 || content?.Template is not { } template || !IsMarketing(template.Category) ? null
        : string.IsNullOrEmpty(template.Category) ? new(Code, "This customer stopped marketing messages, and it isn't known whether this template is one. Read the templates from WhatsApp again, then send it.")
        : new(Code, "This customer stopped marketing messages. Choose a template that isn't marketing, or wait until they write to you or take it back.");

    /// <summary>Fails a message that is marketing to somebody who has stopped it meanwhile; false when it may be sent.</summary>
    /// <param name="decision">The decision.</param>
    /// <param name="message">The message.</param>
    public static bool Refuse(Decision decision, Message message)
    {
        if (Refusal(decision.State, message.Content) is not { } refusal)
        {
            return false;
        }

        Outbox.Fail(decision, message, new SendError { Kind = SendErrorKind.RecipientUnavailable, Text = refusal.Text });
        return true;
    }

    /// <summary>Notes that the customer wants no more marketing, or wants it again, when they said so in other words than the platform's.</summary>
    /// <param name="decision">The decision.</param>
    /// <param name="isStopped">Whether they want none.</param>
    /// <param name="by">Who notes it.</param>
    public static CommandRefusal? Set(Decision decision, bool isStopped, Author by)
    {
        if (decision.State.Exists && decision.State.MarketingStoppedAt > 0 != isStopped)
        {
            decision.Raise(new MarketingChanged { IsStopped = isStopped, By = by });
        }

        return null;
    }

    /// <summary>The state after marketing was stopped or allowed again.</summary>
    /// <param name="state">The state before.</param>
    /// <param name="entry">The change.</param>
    public static ConversationState Apply(ConversationState state, MarketingChanged entry) => With(state, entry.IsStopped, entry.At);

    /// <summary>Whether a preference stops marketing; false when it allows it, null when it says something else.</summary>
    /// <param name="entry">What the platform told.</param>
    public static bool? IsStop(ActivityIn entry) => entry.StopsMarketing ?? (entry.Event, entry.Text) switch
    {
        (Preference, "stop") => true,
        (Preference, "resume" or "signup") => false,
        _ => null,
    };

    /// <summary>The state after the platform told what the customer wants; an older word never overrules a newer one.</summary>
    /// <param name="state">The state before.</param>
    /// <param name="entry">What was told.</param>
    public static ConversationState Apply(ConversationState state, ActivityIn entry) =>
        entry.Event == Preference && entry.Word?.StartsWith(Category, StringComparison.OrdinalIgnoreCase) != true ? state
        : IsStop(entry) is { } isStopped ? With(state, isStopped, entry.OrderTime)
        : state;

    /// <summary>The state after the platform refused a message because the customer had stopped marketing there.</summary>
    /// <param name="state">The state before.</param>
    /// <param name="error">The refusal; null for none.</param>
    /// <param name="at">When, milliseconds since 1970.</param>
    public static ConversationState Apply(ConversationState state, SendError? error, long at) =>
        error?.IsMarketingStopped == true && state.MarketingStoppedAt == 0 ? With(state, isStopped: true, at) : state;

    private static ConversationState With(ConversationState state, bool isStopped, long at) => at < state.MarketingSaidAt
        ? state
        : state with { MarketingStoppedAt = isStopped ? at : 0, MarketingSaidAt = at };
}
