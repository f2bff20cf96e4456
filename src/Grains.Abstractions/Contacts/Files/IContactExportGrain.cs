using System.Collections.Immutable;
using Chatbotics.Grains.Abstractions.People;

namespace Chatbotics.Grains.Abstractions.Contacts.Files;

/// <summary>One export of contacts to a CSV file. Key: <see cref="ContactKeys.Of"/> of a new id. The file is kept sealed for a day.</summary>
[Alias("contact-export")]
public interface IContactExportGrain : IGrainWithStringKey
{
    /// <summary>Begins. Only who begins may read the file.</summary>
    /// <param name="where">Which contacts; none takes all.</param>
    [Alias("start")]
    Task<Outcome> Start(ImmutableArray<ContactCondition> where);

    /// <summary>How it stands; null when there is none, it is too old, or somebody else's.</summary>
    [Alias("status"), Orleans.Concurrency.AlwaysInterleave]
    Task<ExportStatus?> GetStatus();

    /// <summary>A part of the finished file; null behind the last one, or when <see cref="GetStatus"/> gives null.</summary>
    /// <param name="index">Its place: 0, 1, 2, …</param>
    [Alias("read"), Orleans.Concurrency.AlwaysInterleave]
    Task<byte[]?> Read(int index);
}
