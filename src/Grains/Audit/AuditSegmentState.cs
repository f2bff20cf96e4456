using System.Collections.Immutable;
using Chatbotics.Grains.Abstractions.Audit;

namespace Chatbotics.Grains.Audit;

/// <summary>What is stored of a segment.</summary>
[GenerateSerializer, Immutable, Alias("audit-segment-state")]
internal sealed record AuditSegmentState
{
    /// <summary>Its entries, oldest first.</summary>
    [Id(0)]
    public ImmutableArray<AuditEntry> Entries { get; init; } = [];

    /// <summary>How many entries before them are gone because their time was over.</summary>
    [Id(1)]
    public int Removed { get; init; }
}
