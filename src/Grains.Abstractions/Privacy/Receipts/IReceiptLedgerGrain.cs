using System.Collections.Immutable;
using Orleans.Concurrency;

namespace Chatbotics.Grains.Abstractions.Privacy.Receipts;

/// <summary>A workspace's receipts: append-only, signed, each chained to the one before. Key: the tenant id. Outlives the workspace.</summary>
[Alias("receipt-ledger")]
public interface IReceiptLedgerGrain : IGrainWithStringKey
{
    /// <summary>Signs a receipt and adds it, durably. Idempotent by the erasure's id.</summary>
    /// <param name="draft">What happened.</param>
    [Alias("issue")]
    Task<ErasureReceipt> Issue(ReceiptDraft draft);

    /// <summary>The keyed hash that stands for subjects in receipts.</summary>
    /// <param name="subjects">Keys or ids.</param>
    [Alias("hash")]
    Task<string> HashSubject(ImmutableArray<string> subjects);

    /// <summary>Receipts, newest first.</summary>
    /// <param name="before">Only those with a smaller number; <see cref="long.MaxValue"/> for the newest.</param>
    /// <param name="limit">At most so many, 1 to 200.</param>
    [Alias("read"), AlwaysInterleave]
    Task<ImmutableArray<ErasureReceipt>> Read(long before, int limit);

    /// <summary>One receipt, or null.</summary>
    /// <param name="number">Its number.</param>
    [Alias("get"), AlwaysInterleave]
    Task<ErasureReceipt?> Get(long number);

    /// <summary>How many there are.</summary>
    [Alias("count"), AlwaysInterleave]
    Task<long> Count();
}
