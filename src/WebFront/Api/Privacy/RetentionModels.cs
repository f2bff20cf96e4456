using System.Collections.Immutable;

namespace Chatbotics.WebFront.Api.Privacy;

/// <summary>How long conversations are kept, as programs see it.</summary>
internal static class RetentionModels
{
    /// <summary>The rules, and when they next run.</summary>
    internal sealed record Retention(ImmutableArray<Rule> Rules, DateTimeOffset? NextRun);

    /// <summary>A channel's rule: so many days after the last message, or for ever.</summary>
    internal sealed record Rule(string Channel, int? Days, int? NextDays, DateTimeOffset? NextFrom);

    /// <summary>A rule to set; without days, conversations are kept.</summary>
    internal sealed record RuleBody(int? Days);

    /// <summary>What a rule would erase.</summary>
    internal sealed record Preview(long Goes, long Held, long Stays, DateTimeOffset? Oldest, DateTimeOffset FirstRun);

    /// <summary>A legal hold.</summary>
    internal sealed record Hold(string Id, string Name, string? Channel, ImmutableArray<string> ConversationIds, DateTimeOffset SetAt);

    /// <summary>A legal hold to set: on a whole channel, or on some conversations.</summary>
    internal sealed record HoldBody(string? Name, string? Channel, ImmutableArray<string>? ConversationIds);
}
