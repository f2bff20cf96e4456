using System.Collections.Immutable;
using Chatbotics.Grains.Abstractions.People;

namespace Chatbotics.Grains.Abstractions.Contacts.Files;

/// <summary>
/// One import of contacts from a CSV file. Key: <see cref="ContactKeys.Of"/> of a new id. It goes on after a restart where
/// it was, and a row that was taken in twice changes nothing.
/// </summary>
[Alias("contact-import")]
public interface IContactImportGrain : IGrainWithStringKey
{
    /// <summary>Takes a part of the file, in order, each at most 256 kB. The file is kept sealed until the import ends.</summary>
    /// <param name="fileName">What the file is called.</param>
    /// <param name="index">The part's place: 0, 1, 2, …</param>
    /// <param name="content">The bytes.</param>
    [Alias("receive")]
    Task<Outcome> Receive(string fileName, int index, byte[] content);

    /// <summary>Reads the file: its columns, where they probably go, and what is wrong with which row.</summary>
    [Alias("read")]
    Task<Outcome> Read();

    /// <summary>Says where the columns go, and checks every row again.</summary>
    /// <param name="fields">A field for each column; null to leave it out.</param>
    [Alias("map")]
    Task<Outcome> Map(ImmutableArray<string?> fields);

    /// <summary>Begins to write. Rows that can't be taken in are left out.</summary>
    [Alias("run")]
    Task<Outcome> Run();

    /// <summary>Stops. What was written stays.</summary>
    [Alias("stop")]
    Task Stop();

    /// <summary>How it stands.</summary>
    [Alias("status"), Orleans.Concurrency.AlwaysInterleave]
    Task<ImportStatus> GetStatus();
}
