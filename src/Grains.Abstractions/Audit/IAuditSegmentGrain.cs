using System.Collections.Immutable;
using Orleans.Concurrency;

namespace Chatbotics.Grains.Abstractions.Audit;

/// <summary>Some consecutive entries of an audit log. Key: tenant id, slash, the segment's number from 0. Called by <see cref="IAuditGrain"/> only.</summary>
[Alias("audit-segment")]
public interface IAuditSegmentGrain : IGrainWithStringKey
{
    /// <summary>Adds an entry at the end, durably. Refuses one that is not the next.</summary>
    /// <param name="entry">The entry; its address is sealed already.</param>
    [Alias("append")]
    Task Append(AuditEntry entry);

    /// <summary>The entries, oldest first.</summary>
    [Alias("read"), AlwaysInterleave]
    Task<ImmutableArray<AuditEntry>> Read();

    /// <summary>Removes the entries up to a sequence, durably. Idempotent.</summary>
    /// <param name="sequence">The last one that goes.</param>
    /// <returns>How many went.</returns>
    [Alias("shorten")]
    Task<int> Shorten(long sequence);
}
