using System.Collections.Immutable;
using Chatbotics.Grains.Abstractions.People;
using Orleans.Concurrency;

namespace Chatbotics.Grains.Abstractions.Privacy.Exports;

/// <summary>The files of persons' data that a workspace has at present. Key: the tenant id. Needs <see cref="Permission.ExportData"/>.</summary>
[Alias("data-exports")]
public interface IDataExportsGrain : IGrainWithStringKey
{
    /// <summary>Begins to write a file. It goes on by itself, also after a crash.</summary>
    /// <param name="id">Its new id, 32 hexadecimal digits: the same id is the same file.</param>
    /// <param name="order">Whose data.</param>
    [Alias("start")]
    Task<Outcome> Start(string id, DataExportOrder order);

    /// <summary>The files that there are, newest first. Empty without the permission.</summary>
    [Alias("list"), AlwaysInterleave]
    Task<ImmutableArray<DataExportStatus>> List();

    /// <summary>Destroys the files that hold something of what is being erased. Only the engine's grains may. Idempotent.</summary>
    /// <param name="subjects">Keys of conversations, contacts or connections.</param>
    /// <returns>How many files went.</returns>
    [Alias("forget"), AlwaysInterleave]
    Task<int> Forget(ImmutableArray<string> subjects);
}
