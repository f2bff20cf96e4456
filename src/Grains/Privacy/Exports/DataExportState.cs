using Chatbotics.Grains.Abstractions.Privacy.Exports;

namespace Chatbotics.Grains.Privacy.Exports;

/// <summary>What is stored of a file of a person's data.</summary>
[GenerateSerializer, Immutable, Alias("data-export-state")]
internal sealed record DataExportState
{
    /// <summary>When it began; null before, and once it is gone.</summary>
    [Id(0)]
    public DateTimeOffset? BeganAt { get; init; }

    /// <summary>The key that seals everything of it.</summary>
    [Id(1)]
    public Guid KeyId { get; init; }

    /// <summary>The keys of the conversations and contacts that it holds, sealed: they name the person.</summary>
    [Id(2)]
    public byte[] Subjects { get; init; } = [];

    /// <summary>The request that it answers; 0 for none.</summary>
    [Id(3)]
    public long Request { get; init; }

    /// <summary>Whether everything is counted.</summary>
    [Id(4)]
    public bool IsCounted { get; init; }

    /// <summary>How many messages and other entries there are.</summary>
    [Id(5)]
    public long Messages { get; init; }

    /// <summary>How many of them are written.</summary>
    [Id(6)]
    public long MessagesWritten { get; init; }

    /// <summary>How many files there are.</summary>
    [Id(7)]
    public int Files { get; init; }

    /// <summary>How many of them were looked at.</summary>
    [Id(8)]
    public int FilesDone { get; init; }

    /// <summary>How many of them had no room.</summary>
    [Id(9)]
    public int LeftOut { get; init; }

    /// <summary>The conversation that is being written.</summary>
    [Id(10)]
    public int Conversation { get; init; }

    /// <summary>The next of its files; -1 before its texts are written.</summary>
    [Id(11)]
    public int File { get; init; } = -1;

    /// <summary>How many parts are written.</summary>
    [Id(12)]
    public int Parts { get; init; }

    /// <summary>How many bytes they have, unsealed.</summary>
    [Id(13)]
    public long Size { get; init; }

    /// <summary>How many entries of the zip are whole.</summary>
    [Id(14)]
    public int Entries { get; init; }

    /// <summary>Whether the file is whole.</summary>
    [Id(15)]
    public bool IsDone { get; init; }

    /// <summary>When it goes.</summary>
    [Id(16)]
    public DateTimeOffset ExpiresAt { get; init; }

    /// <summary>The SHA-256 of the link's secret; empty for no link.</summary>
    [Id(17)]
    public byte[] LinkHash { get; init; } = [];

    /// <summary>How the link stands.</summary>
    [Id(18)]
    public DataLinkState? Link { get; init; }

    /// <summary>Whether a link is sent by itself when the file is whole.</summary>
    [Id(19)]
    public bool SendWhenDone { get; init; }

    /// <summary>The address that is being sent, sealed, until it is with the conversation; empty else.</summary>
    [Id(20)]
    public byte[] Sending { get; init; } = [];

    /// <summary>How many conversations there are.</summary>
    [Id(21)]
    public int Conversations { get; init; }

    /// <summary>The language of the pages to read, a BCP 47 tag; null for English.</summary>
    [Id(22)]
    public string? Language { get; init; }
}
