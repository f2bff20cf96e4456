namespace Chatbotics.Grains.Abstractions.Conversations;

/// <summary>The store's queue is full. Nothing was written; try again after the time it names.</summary>
[GenerateSerializer, Alias("store-overloaded")]
public sealed class StoreOverloadedException : Exception
{
    /// <summary>Creates the error.</summary>
    /// <param name="retryAfter">When to try again.</param>
    public StoreOverloadedException(TimeSpan retryAfter)
        : base("More is being written than the store can take. Try again shortly.") => RetryAfter = retryAfter;

    /// <summary>When to try again.</summary>
    [Id(0)]
    public TimeSpan RetryAfter { get; }
}
