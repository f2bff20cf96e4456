namespace Chatbotics.Storage;

/// <summary>Whether the store can make a message durable now, for <c>/health/ready</c> and the operations page.</summary>
public interface IStoreHealth
{
    /// <summary>Open and able to write.</summary>
    bool IsWritable { get; }

    /// <summary>Why nothing can be written, in a sentence without content; null when writing works.</summary>
    string? Fault { get; }

    /// <summary>How many writes wait for a commit.</summary>
    int QueueDepth { get; }
}
