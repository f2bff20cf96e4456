namespace Chatbotics.Grains.Privacy.Ports;

/// <summary>The key was destroyed: what it sealed is gone for good.</summary>
public sealed class KeyDestroyedException : Exception
{
    /// <summary>Creates the error.</summary>
    /// <param name="keyId">The key.</param>
    public KeyDestroyedException(Guid keyId)
        : base($"The key {keyId:N} was destroyed; what it sealed can't be read any more.")
    {
    }
}
