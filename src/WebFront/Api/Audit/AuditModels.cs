using System.Collections.Immutable;

namespace Chatbotics.WebFront.Api.Audit;

/// <summary>The audit log as programs see it.</summary>
internal static class AuditModels
{
    /// <summary>How far the log was checked: whether all of it, through which entry, its hash, how many there are, where the chain is broken, and how many are gone because their time was over.</summary>
    internal sealed record AuditProgress(bool IsComplete, long Sequence, string Hash, long Total, long? BrokenAt, long Removed);

    /// <summary>An entry.</summary>
    internal sealed record Entry(
        long Sequence, DateTimeOffset At, string Action, string ActorKind, string? ActorId, string? Target, ImmutableDictionary<string, string> Details, string Hash);
}
