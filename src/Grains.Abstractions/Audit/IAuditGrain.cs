using Orleans.Concurrency;

namespace Chatbotics.Grains.Abstractions.Audit;

/// <summary>
/// The audit log of a workspace: append-only, each entry chained to the one before by its hash. Key: the tenant id. The
/// entries lie in segments (<see cref="IAuditSegmentGrain"/>).
/// </summary>
[Alias("audit")]
public interface IAuditGrain : IGrainWithStringKey
{
    /// <summary>Writes an act down, durably. Idempotent by the note's id.</summary>
    /// <param name="note">The act.</param>
    /// <returns>Its sequence.</returns>
    [Alias("append")]
    Task<long> Append(AuditNote note);

    /// <summary>Reads entries, newest first.</summary>
    /// <param name="query">Which.</param>
    [Alias("read"), AlwaysInterleave]
    Task<AuditPage> Read(AuditQuery query);

    /// <summary>Checks the chain on from a place; up to some thousand entries at a time.</summary>
    /// <param name="from"><see cref="AuditCheck.Start"/>, or what the last call gave.</param>
    [Alias("verify"), AlwaysInterleave]
    Task<AuditCheck> Verify(AuditCheck from);
}
