using System.Collections.Immutable;

namespace Chatbotics.Grains.Abstractions.Privacy.Receipts;

/// <summary>Some receipts of a ledger. Key: the tenant id, a slash and the segment's number. Called by the ledger alone.</summary>
[Alias("receipt-segment")]
public interface IReceiptSegmentGrain : IGrainWithStringKey
{
    /// <summary>Adds the next receipt; giving the last one again changes nothing.</summary>
    /// <param name="receipt">The receipt.</param>
    [Alias("append")]
    Task Append(ErasureReceipt receipt);

    /// <summary>All of them, oldest first.</summary>
    [Alias("read")]
    Task<ImmutableArray<ErasureReceipt>> Read();
}
