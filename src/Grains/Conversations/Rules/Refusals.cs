using Chatbotics.Grains.Abstractions.Channels;
using Chatbotics.Grains.Abstractions.Conversations;
using Chatbotics.Grains.Conversations.Model;

namespace Chatbotics.Grains.Conversations.Rules;

/// <summary>Why a person's command can't be done, and what would work instead.</summary>
internal static class Refusals
{
    /// <summary>What stands against any command of a person.</summary>
    /// <param name="decision">The decision.</param>
    /// <param name="person">Who.</param>
    public static CommandRefusal? OfPerson(Decision decision, Author person)
    {
        if (person.Kind != AuthorKind.Person || string.IsNullOrEmpty(person.Id))
        {
            return new("not_a_person", "Only a person can do this, and must be named.");
        }

        return decision.State.Exists ? null : new("no_conversation", "There is no conversation here yet. It begins when the customer writes.");
    }

    /// <summary>What stands against a change that people, automation and the engine may make.</summary>
    /// <param name="decision">The decision.</param>
    /// <param name="actor">Who.</param>
    public static CommandRefusal? OfActor(Decision decision, Author actor)
    {
        if (actor.Kind is AuthorKind.Person)
        {
            return OfPerson(decision, actor);
        }

        if (actor.Kind is not (AuthorKind.System or AuthorKind.Assistant or AuthorKind.Workflow))
        {
            return new("not_of_the_team", "Only the team and its automation can do this.");
        }

        return decision.State.Exists ? null : new("no_conversation", "There is no conversation here yet. It begins when the customer writes.");
    }

    /// <summary>What stands against a person's message.</summary>
    /// <param name="decision">The decision.</param>
    /// <param name="command">The message.</param>
    public static CommandRefusal? OfContent(Decision decision, ReplyCommand command)
    {
        if (OfPerson(decision, command.Person) is { } refusal)
        {
            return refusal;
        }

        var (state, content, now) = (decision.State, command.Content, decision.Context.Now);
        if (!HasSubstance(content))
        {
            return new("empty", "Write something, or attach a file.");
        }

        var isTemplate = content.Template is not null;
        if (isTemplate && !decision.Window.HasTemplates)
        {
            return new("no_templates", $"{decision.Context.Platform} has no templates. Write the message as text.");
        }

        if (!decision.Window.Allows(AuthorKind.Person, isTemplate, now, state.LastCustomerActAt))
        {
            return new("outside_window", decision.Window.Composer(now, state.LastCustomerActAt).Reason ?? "The messaging window has closed.");
        }

        if (Marketing.Refusal(state, content) is { } stopped)
        {
            return stopped;
        }

        if (content.Text is { } text && decision.Window.Measure(text) > decision.Window.TextLimit)
        {
            var unit = decision.Window.LimitIsBytes ? "bytes" : "characters";
            return new("too_long", $"Shorten the text to {decision.Window.TextLimit:N0} {unit}; it has {decision.Window.Measure(text):N0}.");
        }

        return state.Messages.Count(message => message.Delivery == DeliveryState.Queued) >= decision.Context.Options.MaxQueued
            ? new("outbox_full", "Too many messages wait to be sent in this conversation. Wait until they are, or see what holds them up.")
            : null;
    }

    /// <summary>What stands against sending a message again.</summary>
    /// <param name="decision">The decision.</param>
    /// <param name="message">The message.</param>
    /// <param name="notNowPeriod">How long a platform's "not now" holds.</param>
    public static CommandRefusal? OfRetry(Decision decision, Message message, TimeSpan notNowPeriod)
    {
        var sending = message.Sending ?? new Sending();
        switch (message.Delivery)
        {
            case DeliveryState.Unknown when decision.Now < sending.UnknownUntil:
                return new("may_have_arrived", "It may have arrived already. We are finding out; if it stays unknown, you can send it again then.");
            case DeliveryState.Failed when sending.Error is { Kind: SendErrorKind.NotNow } && decision.Now < sending.FailedAt + (long)notNowPeriod.TotalMilliseconds:
                return new("not_yet", "The platform holds this message back for now. Try again a day after it failed.");
            case DeliveryState.Failed or DeliveryState.Unknown:
                break;
            default:
                return new("not_failed", "This message doesn't need to be sent again.");
        }

        var isTemplate = message.Content?.Template is not null;
        return decision.Window.Allows(message.Author.Kind, isTemplate, decision.Context.Now, decision.State.LastCustomerActAt)
            ? Marketing.Refusal(decision.State, message.Content)
            : new("outside_window", decision.Window.Composer(decision.Context.Now, decision.State.LastCustomerActAt).Reason
                ?? "The messaging window has closed for the assistant's message. Write one of your own.");
    }

    private static bool HasSubstance(MessageContent content) =>
        !string.IsNullOrWhiteSpace(content.Text) || !content.Attachments.IsDefaultOrEmpty || content.Location is not null || content.Template is not null;
}
