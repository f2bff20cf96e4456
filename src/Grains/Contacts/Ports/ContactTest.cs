namespace Chatbotics.Grains.Contacts.Ports;

/// <summary>One test of a search.</summary>
public sealed record ContactTest
{
    /// <summary>What is tested.</summary>
    public required ContactTestKind Kind { get; init; }

    /// <summary>For a fact, the hash of the field.</summary>
    public long Field { get; init; }

    /// <summary>For a flag, its bit; for a fact, the hash that its value must have, or null for any.</summary>
    public long? Value { get; init; }

    /// <summary>The number or moment must be at least this.</summary>
    public double? Low { get; init; }

    /// <summary>The number or moment must be below this.</summary>
    public double? High { get; init; }

    /// <summary>The test must fail.</summary>
    public bool Not { get; init; }
}
