using System.Collections.Immutable;
using Chatbotics.Grains.Abstractions.Privacy.Receipts;

namespace Chatbotics.Grains.Privacy.Receipts;

/// <summary>What is stored of a segment.</summary>
[GenerateSerializer, Immutable, Alias("receipt-segment-state")]
internal sealed record ReceiptSegmentState
{
    /// <summary>Its receipts, oldest first.</summary>
    [Id(0)]
    public ImmutableArray<ErasureReceipt> Receipts { get; init; } = [];
}
