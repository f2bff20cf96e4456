namespace Chatbotics.Grains.Abstractions.Audit;

/// <summary>How old an audit log is.</summary>
/// <param name="Entries">How many entries there are.</param>
/// <param name="Older">How many of them are older than was asked for.</param>
/// <param name="Oldest">When the first of them was written; null when there is none.</param>
[GenerateSerializer, Immutable, Alias("audit-age")]
public sealed record AuditAge([property: Id(0)] long Entries, [property: Id(1)] long Older, [property: Id(2)] DateTimeOffset? Oldest);
