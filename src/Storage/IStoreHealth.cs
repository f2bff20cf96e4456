namespace Chatbotics.Storage;

/// <summary>Whether the store can make a message durable now, for <c>/health/ready</c> and the operations page. Reading it costs nothing.</summary>
public interface IStoreHealth
{
    /// <summary>Open and able to write. A store that could not write tries again each second.</summary>
    bool IsWritable { get; }

    /// <summary>Why nothing can be written, in a sentence without content; null when writing works.</summary>
    string? Fault { get; }

    /// <summary>How many writes wait for a commit.</summary>
    int QueueDepth { get; }

    /// <summary>How many writes may wait before callers are refused.</summary>
    int QueueLimit { get; }

    /// <summary>How long ago the last batch became durable, or the store was opened; grows while nothing is written.</summary>
    TimeSpan SinceLastCommit { get; }
}
