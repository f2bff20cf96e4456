namespace Chatbotics.Grains.Abstractions.Audit;

/// <summary>One more thing about an act.</summary>
/// <param name="Name">For example "to".</param>
/// <param name="Value">For example "admin". No personal data.</param>
[GenerateSerializer, Immutable, Alias("audit-detail")]
public readonly record struct AuditDetail([property: Id(0)] string Name, [property: Id(1)] string Value);
