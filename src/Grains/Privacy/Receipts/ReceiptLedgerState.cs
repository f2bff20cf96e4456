namespace Chatbotics.Grains.Privacy.Receipts;

/// <summary>What is stored of a ledger besides its segments.</summary>
[GenerateSerializer, Immutable, Alias("receipt-ledger-state")]
internal sealed record ReceiptLedgerState
{
    /// <summary>The segment that is written to; those before it are full.</summary>
    [Id(0)]
    public int Segment { get; init; }
}
