using Chatbotics.Grains.Abstractions.Audit;

namespace Chatbotics.Grains.Audit;

/// <summary>A note that is stored together with the act it is about, until it stands in the log.</summary>
/// <param name="Tenant">Whose log.</param>
/// <param name="Note">The note.</param>
[GenerateSerializer, Immutable, Alias("pending-audit-note")]
internal sealed record PendingNote([property: Id(0)] string Tenant, [property: Id(1)] AuditNote Note);
