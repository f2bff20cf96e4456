namespace Chatbotics.Grains.Abstractions.Conversations;

/// <summary>The store can't write at present (disk full, I/O fault, shutting down). Nothing was written; try again later.</summary>
[GenerateSerializer, Alias("store-unavailable")]
public class StoreUnavailableException : Exception
{
    /// <summary>Creates the error.</summary>
    /// <param name="reason">What is wrong, without any content.</param>
    /// <param name="inner">The store's own failure.</param>
    public StoreUnavailableException(string reason, Exception? inner = null)
        : base(reason, inner)
    {
    }
}
