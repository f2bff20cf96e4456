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

    /// <summary>How many entries are older than a time.</summary>
    /// <param name="before">The time.</param>
    [Alias("age"), AlwaysInterleave]
    Task<AuditAge> Age(DateTimeOffset before);

    /// <summary>
    /// Removes the oldest entries, those from before a time and never any of the last year. The hash of the last one that goes is
    /// kept and written into the log first, so that what is left can be checked. Called by retention alone.
    /// </summary>
    /// <param name="before">The time.</param>
    /// <returns>How many went.</returns>
    [Alias("shorten")]
    Task<long> Shorten(DateTimeOffset before);
}
