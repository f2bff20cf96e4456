using Chatbotics.Grains.Abstractions.Conversations;

namespace Chatbotics.Grains.Abstractions.Privacy;

/// <summary>The vault can't be had, so nothing can be opened or sealed: nothing was read or written, and nothing is ever written in the clear. Try again later.</summary>
[GenerateSerializer, Alias("vault-unavailable")]
public sealed class VaultUnavailableException : StoreUnavailableException
{
    /// <summary>Creates the error.</summary>
    /// <param name="reason">What is wrong and what the operator does, without any secret.</param>
    /// <param name="inner">The vault's own failure.</param>
    public VaultUnavailableException(string reason, Exception? inner = null)
        : base(reason, inner)
    {
    }
}
