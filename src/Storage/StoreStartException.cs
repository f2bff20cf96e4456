namespace Chatbotics.Storage;

/// <summary>The store can't be opened. The message is one sentence for the operator: what is wrong and what to do.</summary>
public sealed class StoreStartException : Exception
{
    /// <summary>Creates the error.</summary>
    /// <param name="reason">The sentence.</param>
    /// <param name="inner">The cause.</param>
    public StoreStartException(string reason, Exception? inner = null)
        : base(reason, inner)
    {
    }
}
