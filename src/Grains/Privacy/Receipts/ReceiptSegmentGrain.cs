using System.Collections.Immutable;
using System.Globalization;
using Chatbotics.Grains.Abstractions.Privacy.Receipts;
using Chatbotics.Grains.Hosting;

namespace Chatbotics.Grains.Privacy.Receipts;

/// <inheritdoc cref="IReceiptSegmentGrain"/>
/// <param name="segment">The stored receipts.</param>
[GrainType("receipt-segment")]
internal sealed class ReceiptSegmentGrain(
    [PersistentState("receipt-segment")] IPersistentState<ReceiptSegmentState> segment) : Grain, IReceiptSegmentGrain
{
    /// <inheritdoc/>
    public async Task Append(ErasureReceipt receipt)
    {
        var present = segment.State.Receipts;
        if (!present.IsEmpty && present[^1].Number == receipt.Number && string.Equals(present[^1].Erasure, receipt.Erasure, StringComparison.Ordinal))
        {
            return;
        }

        var key = this.GetPrimaryKeyString();
        var number = int.Parse(key.AsSpan(key.LastIndexOf('/') + 1), CultureInfo.InvariantCulture);
        if (receipt.Number != ReceiptSegments.First(number) + present.Length || present.Length >= ReceiptSegments.Size)
        {
            throw new InvalidOperationException("A receipt came out of turn: nothing in the ledger can be replaced.");
        }

        await segment.Replace(new ReceiptSegmentState { Receipts = present.Add(receipt) });
    }

    /// <inheritdoc/>
    public Task<ImmutableArray<ErasureReceipt>> Read() => Task.FromResult(segment.State.Receipts);
}
