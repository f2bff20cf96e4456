namespace Chatbotics.Grains.Abstractions.Tenancy;

/// <summary>Something that was to become part of a grain key has characters or a length that no key may have.</summary>
[GenerateSerializer, Alias("invalid-key-part")]
public sealed class InvalidKeyPartException : Exception
{
    /// <summary>Creates the error without naming the value, which may be hostile or personal.</summary>
    /// <param name="name">What was refused, for example "tenant id".</param>
    public InvalidKeyPartException(string name)
        : base($"This {name} can't be used: it is empty, too long, or has characters that keys don't allow.")
    {
    }
}
