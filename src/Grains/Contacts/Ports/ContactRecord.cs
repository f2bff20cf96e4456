namespace Chatbotics.Grains.Contacts.Ports;

/// <summary>A contact as it is stored.</summary>
public sealed record ContactRecord
{
    /// <summary>Its id, 32 hexadecimal digits.</summary>
    public required string Id { get; init; }

    /// <summary>Raised by every write, 1 for the first.</summary>
    public required long Version { get; init; }

    /// <summary>When it was made, milliseconds since 1970.</summary>
    public required long Created { get; init; }

    /// <summary>When they last wrote, milliseconds since 1970; 0 for never.</summary>
    public required long Seen { get; init; }

    /// <summary>The contact that it is merged into; null when it stands for itself.</summary>
    public string? Root { get; init; }

    /// <summary>The key that seals it.</summary>
    public required Guid KeyId { get; init; }

    /// <summary>The profile, sealed.</summary>
    public required ReadOnlyMemory<byte> Sealed { get; init; }
}
