namespace Chatbotics.Grains.Abstractions.Privacy.Exports;

/// <summary>Whose data is to be written to a file.</summary>
[GenerateSerializer, Immutable, Alias("data-export-order")]
public sealed record DataExportOrder
{
    /// <summary>A conversation's key, or a contact's (<see cref="Contacts.ContactKeys.Of"/>). Everything of the same person comes along.</summary>
    [Id(0)]
    public required string Subject { get; init; }

    /// <summary>The request that it answers; 0 for none.</summary>
    [Id(1)]
    public long Request { get; init; }

    /// <summary>
    /// Whether a link goes into the conversation by itself when the file is ready: the person asked there. Only the engine's
    /// grains may say so.
    /// </summary>
    [Id(2)]
    public bool SendWhenDone { get; init; }

    /// <summary>The language of the pages to read, a BCP 47 tag; null for the person's, else the workspace's.</summary>
    [Id(3)]
    public string? Language { get; init; }
}
