namespace Chatbotics.Grains.Abstractions.Conversations;

/// <summary>Which part of a thread to read. Without cursors: the newest items.</summary>
[GenerateSerializer, Immutable, Alias("thread-query")]
public sealed record ThreadQuery
{
    /// <summary>Only items older than this one's <see cref="ThreadItem.Position"/>; for scrolling back.</summary>
    [Id(0)]
    public long? Before { get; init; }

    /// <summary>At most this many items, 1 to 200.</summary>
    [Id(1)]
    public int Limit { get; init; } = 50;
}
