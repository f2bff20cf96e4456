namespace Chatbotics.Grains.Abstractions.Audit;

/// <summary>An act as it stands in the log.</summary>
[GenerateSerializer, Immutable, Alias("audit-entry")]
public sealed record AuditEntry
{
    /// <summary>Its place: 1, 2, 3, … without gaps.</summary>
    [Id(0)]
    public required long Sequence { get; init; }

    /// <summary>What was done.</summary>
    [Id(1)]
    public required AuditNote Note { get; init; }

    /// <summary>The SHA-256 of this entry and the hash of the one before it, 32 bytes.</summary>
    [Id(2)]
    public required byte[] Hash { get; init; }

    /// <summary>
    /// The note's address as it is stored, sealed and in base64url; null when it had none. The hash covers this form, so
    /// that the chain can be checked without the key.
    /// </summary>
    [Id(3)]
    public string? SealedAddress { get; init; }
}
