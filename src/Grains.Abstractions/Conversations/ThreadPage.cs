using System.Collections.Immutable;

namespace Chatbotics.Grains.Abstractions.Conversations;

/// <summary>Part of a thread as a reader sees it.</summary>
[GenerateSerializer, Immutable, Alias("thread-page")]
public sealed record ThreadPage
{
    /// <summary>The conversation in one row; null when it has no messages yet.</summary>
    [Id(0)]
    public ConversationSummary? Summary { get; init; }

    /// <summary>Messages and activity lines, oldest first, with every later edit, receipt and reaction applied.</summary>
    [Id(1)]
    public ImmutableArray<ThreadItem> Items { get; init; } = [];

    /// <summary>Pass as <see cref="ThreadQuery.Before"/> to read what lies before; null at the beginning.</summary>
    [Id(2)]
    public long? Earlier { get; init; }

    /// <summary>The version that this page shows.</summary>
    [Id(3)]
    public long Version { get; init; }

    /// <summary>What a person may send now.</summary>
    [Id(4)]
    public required ComposerState Composer { get; init; }

    /// <summary>Messages that wait for their time, the earliest first.</summary>
    [Id(5)]
    public ImmutableArray<ScheduledMessage> Scheduled { get; init; } = [];

    /// <summary>Who of the team has it open, the reader included.</summary>
    [Id(6)]
    public ImmutableArray<PersonPresence> Present { get; init; } = [];
}
