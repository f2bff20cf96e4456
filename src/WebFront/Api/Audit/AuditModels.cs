using System.Collections.Immutable;

namespace Chatbotics.WebFront.Api.Audit;

/// <summary>The audit log as programs see it.</summary>
internal static class AuditModels
{
    /// <summary>An entry.</summary>
    internal sealed record Entry(
        long Sequence, DateTimeOffset At, string Action, string ActorKind, string? ActorId, string? Target, ImmutableDictionary<string, string> Details, string Hash);
}
