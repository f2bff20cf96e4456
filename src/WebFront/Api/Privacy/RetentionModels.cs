using System.Collections.Immutable;
using Chatbotics.WebFront.Api.Inbox;

namespace Chatbotics.WebFront.Api.Privacy;

/// <summary>How long things are kept, as programs see it.</summary>
internal static class RetentionModels
{
    /// <summary>The rules, and when they next run.</summary>
    internal sealed record Retention(ImmutableArray<Rule> Rules, DateTimeOffset? NextRun);

    /// <summary>A rule for one kind of thing, of a channel or of "all" that have none: so many days, or for ever.</summary>
    internal sealed record Rule(string Kind, string Channel, int? Days, int? NextDays, DateTimeOffset? NextFrom);

    /// <summary>A rule to set; without days, there is no end.</summary>
    internal sealed record RuleBody(int? Days);

    /// <summary>What a rule would erase.</summary>
    internal sealed record Preview(long Goes, long Held, long Stays, long Conversations, DateTimeOffset? Oldest, DateTimeOffset FirstRun);

    /// <summary>What a run erased.</summary>
    internal sealed record Run(DateTimeOffset At, long Messages, long Media, long Traces, long Analytics, long Audit, long Held, long Receipts, string? Note);

    /// <summary>A legal hold.</summary>
    internal sealed record Hold(
        string Id,
        string Name,
        string Reason,
        string? Channel,
        ImmutableArray<string> ConversationIds,
        ImmutableArray<string> ContactIds,
        ImmutableArray<InboxModels.FilterCondition> Where,
        DateTimeOffset SetAt,
        string? SetBy);

    /// <summary>How many conversations a hold would keep now.</summary>
    internal sealed record HoldPreview(long Conversations);

    /// <summary>A legal hold to set: on a whole channel, some conversations, some contacts, or whatever fulfils all conditions.</summary>
    internal sealed record HoldBody(
        string? Name,
        string? Reason,
        string? Channel,
        ImmutableArray<string>? ConversationIds,
        ImmutableArray<string>? ContactIds,
        ImmutableArray<InboxModels.FilterCondition>? Where);
}
