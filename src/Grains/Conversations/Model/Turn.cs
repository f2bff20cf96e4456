namespace Chatbotics.Grains.Conversations.Model;

/// <summary>An assistant's turn: it gathers fragments until the conversation is quiet, then it runs.</summary>
internal sealed record Turn
{
    /// <summary>Identifies the running turn; null while it gathers.</summary>
    public string? Id { get; init; }

    /// <summary>Gathering: when the quiet period ends, milliseconds since 1970.</summary>
    public long Due { get; init; }

    /// <summary>The epoch it started under.</summary>
    public long Epoch { get; init; }

    /// <summary>The entry that started or restarted it: the work is handed out once for each.</summary>
    public long Position { get; init; }

    /// <summary>When it was started or restarted, milliseconds since 1970.</summary>
    public long StartedAt { get; init; }

    /// <summary>Running: when it counts as lost, milliseconds since 1970.</summary>
    public long Deadline { get; init; }

    /// <summary>How often it was begun.</summary>
    public int Run { get; init; }

    /// <summary>The messages it answers, by position.</summary>
    public long[] Fragments { get; init; } = [];
}
