using System.Collections.Immutable;
using Chatbotics.Grains.Abstractions.People;
using Orleans.Concurrency;

namespace Chatbotics.Grains.Abstractions.Privacy.Requests;

/// <summary>A workspace's requests of people about their data. Key: the tenant id. Needs <see cref="Permission.ManagePrivacy"/>.</summary>
[Alias("request-desk")]
public interface IRequestDeskGrain : IGrainWithStringKey
{
    /// <summary>Writes a request down; the month begins.</summary>
    /// <param name="request">The request.</param>
    [Alias("open")]
    Task<Outcome> Open(NewRequest request);

    /// <summary>All requests, the most urgent first, then the closed ones, newest first; at most 200. Empty without the permission.</summary>
    [Alias("list"), AlwaysInterleave]
    Task<ImmutableArray<PrivacyRequest>> List();

    /// <summary>Moves a request on, with what was found or done. An erasure is carried out by ordering it.</summary>
    /// <param name="number">The request.</param>
    /// <param name="step">Where it stands now.</param>
    /// <param name="note">What was found or done, at most 500 characters; a reason when it is refused.</param>
    [Alias("move")]
    Task<Outcome> Move(long number, RequestStep step, string note);

    /// <summary>Orders the erasure that a request asks for. The request is carried out when that is done.</summary>
    /// <param name="number">The request.</param>
    [Alias("erase")]
    Task<Outcome> Erase(long number);

    /// <summary>Begins to write the file that an access or portability request asks for, once the identity is checked. Idempotent.</summary>
    /// <param name="number">The request.</param>
    /// <param name="send">Whether a link is sent into the conversation by itself; only the engine's grains may say so.</param>
    /// <returns>The export's id.</returns>
    [Alias("export")]
    Task<Outcome> Export(long number, bool send);

    /// <summary>
    /// Carries a request out as its kind says: access and portability begin the file, erasure begins the erasure, a correction
    /// edits the contact, objection and withdrawal stop AI agents and marketing. What was changed becomes evidence.
    /// </summary>
    /// <param name="number">The request.</param>
    /// <param name="change">What a correction puts right; null for the others.</param>
    /// <returns>The export's or the erasure's id where there is one.</returns>
    [Alias("carry-out")]
    Task<Outcome> CarryOut(long number, RequestChange? change);

    /// <summary>Adds a note or a file that shows how the request was handled, also after its end.</summary>
    /// <param name="number">The request.</param>
    /// <param name="evidence">The evidence.</param>
    [Alias("add-evidence")]
    Task<Outcome> AddEvidence(long number, NewEvidence evidence);

    /// <summary>A file of a request; null when there is none.</summary>
    /// <param name="number">The request.</param>
    /// <param name="id">The evidence.</param>
    [Alias("read-evidence"), AlwaysInterleave]
    Task<EvidenceFile?> ReadEvidence(long number, Guid id);

    /// <summary>A file is ready; called by the export. Where the link was sent by itself, the request is answered with that.</summary>
    /// <param name="number">The request.</param>
    /// <param name="export">The export's id.</param>
    /// <param name="wasSent">Whether the link went into the conversation.</param>
    [Alias("export-ready")]
    Task ExportReady(long number, string export, bool wasSent);
}
