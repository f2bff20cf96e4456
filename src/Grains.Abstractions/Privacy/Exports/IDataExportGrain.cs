using System.Collections.Immutable;
using Chatbotics.Grains.Abstractions.Contacts;
using Chatbotics.Grains.Abstractions.People;
using Orleans.Concurrency;

namespace Chatbotics.Grains.Abstractions.Privacy.Exports;

/// <summary>
/// One file of a person's data: a zip with JSON for programs, pages for people, and their files. Key:
/// <see cref="ContactKeys.Of"/> of the export's id. It is kept sealed under a key of its own, which is destroyed a day later, or
/// when its link ends, or when anything of it is erased. Needs <see cref="Permission.ExportData"/> but where a link decides.
/// </summary>
[Alias("data-export")]
public interface IDataExportGrain : IGrainWithStringKey
{
    /// <summary>Begins; called by <see cref="IDataExportsGrain.Start"/>. Idempotent.</summary>
    /// <param name="order">Whose data.</param>
    [Alias("begin")]
    Task<Outcome> Begin(DataExportOrder order);

    /// <summary>How it stands; null when there is none, or no longer.</summary>
    [Alias("status"), AlwaysInterleave]
    Task<DataExportStatus?> GetStatus();

    /// <summary>A part of the finished file; null behind the last one, or when <see cref="GetStatus"/> gives null.</summary>
    /// <param name="index">Its place: 0, 1, 2, …</param>
    [Alias("read"), AlwaysInterleave]
    Task<byte[]?> Read(int index);

    /// <summary>Makes a link by which the finished file is fetched without an account; one from before ends.</summary>
    /// <param name="order">For how long and how often.</param>
    /// <returns>The link's secret as the id, once and never again: its address is <c>/your-data/{tenant}/{id}/{secret}</c>.</returns>
    [Alias("make-link")]
    Task<Outcome> MakeLink(DataLinkOrder order);

    /// <summary>Ends the link at once. Idempotent.</summary>
    [Alias("revoke")]
    Task<Outcome> RevokeLink();

    /// <summary>How the file stands for whoever has a link; null when it leads nowhere, whatever the reason. Counts nothing.</summary>
    /// <param name="secret">The link's secret; hostile.</param>
    [Alias("find-by-link"), AlwaysInterleave]
    Task<DataExportStatus?> FindByLink(string secret);

    /// <summary>Counts a download by a link, before its first byte; the same answer as <see cref="FindByLink"/>.</summary>
    /// <param name="secret">The link's secret; hostile.</param>
    [Alias("fetch-by-link")]
    Task<DataExportStatus?> FetchByLink(string secret);

    /// <summary>Destroys the key and removes the file when it holds something of some subjects; only the engine's grains may. Idempotent.</summary>
    /// <param name="subjects">Keys of conversations, contacts or connections; none means in any case.</param>
    /// <returns>Whether it went, or there was none.</returns>
    [Alias("destroy"), AlwaysInterleave]
    Task<bool> Destroy(ImmutableArray<string> subjects);
}
