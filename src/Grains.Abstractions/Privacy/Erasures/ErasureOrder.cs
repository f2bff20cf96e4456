using System.Collections.Immutable;

namespace Chatbotics.Grains.Abstractions.Privacy.Erasures;

/// <summary>What is to be erased, and why.</summary>
[GenerateSerializer, Immutable, Alias("erasure-order")]
public sealed record ErasureOrder
{
    /// <summary>What kind of thing goes.</summary>
    [Id(0)]
    public required ErasureKind Kind { get; init; }

    /// <summary>Why.</summary>
    [Id(1)]
    public required ErasureCause Cause { get; init; }

    /// <summary>What goes: keys or ids as <see cref="ErasureKind"/> says. They are forgotten when the erasure is done.</summary>
    [Id(2)]
    public required ImmutableArray<string> Subjects { get; init; }

    /// <summary>The request that it answers, or null.</summary>
    [Id(3)]
    public string? RequestId { get; init; }

    /// <summary>The rule that it follows in a few words, for example "WhatsApp, 180 days"; null when none. No personal data.</summary>
    [Id(4)]
    public string? Policy { get; init; }

    /// <summary>The erasure's id, when whoever orders may order twice: the same id is the same erasure. Letters and digits; null for a new one.</summary>
    [Id(5)]
    public string? Id { get; init; }

    /// <summary>For parts of conversations: only what is older. Null takes everything.</summary>
    [Id(6)]
    public DateTimeOffset? Before { get; init; }
}
