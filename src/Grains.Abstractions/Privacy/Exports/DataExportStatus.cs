namespace Chatbotics.Grains.Abstractions.Privacy.Exports;

/// <summary>How the file of a person's data stands.</summary>
[GenerateSerializer, Immutable, Alias("data-export-status")]
public sealed record DataExportStatus
{
    /// <summary>The export's id: 32 hexadecimal digits.</summary>
    [Id(0)]
    public required string Id { get; init; }

    /// <summary>When it began.</summary>
    [Id(1)]
    public required DateTimeOffset BeganAt { get; init; }

    /// <summary>When the key is destroyed and the file removed.</summary>
    [Id(2)]
    public required DateTimeOffset ExpiresAt { get; init; }

    /// <summary>How many messages and other entries there are; 0 until they are counted.</summary>
    [Id(3)]
    public long Messages { get; init; }

    /// <summary>How many of them are written.</summary>
    [Id(4)]
    public long MessagesWritten { get; init; }

    /// <summary>How many files there are; 0 until they are counted.</summary>
    [Id(5)]
    public int Files { get; init; }

    /// <summary>How many of them were looked at: written, or no longer there.</summary>
    [Id(6)]
    public int FilesDone { get; init; }

    /// <summary>Files that had no room: a file holds 2 GB at most. They are named in it.</summary>
    [Id(7)]
    public int LeftOut { get; init; }

    /// <summary>Whether the file can be read.</summary>
    [Id(8)]
    public bool IsDone { get; init; }

    /// <summary>How many bytes it has so far.</summary>
    [Id(9)]
    public long Size { get; init; }

    /// <summary>The request that it answers; 0 for none.</summary>
    [Id(10)]
    public long Request { get; init; }

    /// <summary>The link by which it is fetched without an account; null when there is none.</summary>
    [Id(11)]
    public DataLinkState? Link { get; init; }

    /// <summary>Whether there is a conversation that a link can be sent into.</summary>
    [Id(12)]
    public bool CanSend { get; init; }

    /// <summary>How many conversations there are.</summary>
    [Id(13)]
    public int Conversations { get; init; }
}
