using System.Collections.Immutable;

namespace Chatbotics.Grains.Knowledge;

/// <summary>What a document says, without its format.</summary>
public sealed record DocumentContent
{
    /// <summary>Its title; null when it names none.</summary>
    public string? Title { get; init; }

    /// <summary>The language it declares, a BCP 47 tag; null when it declares none.</summary>
    public string? Language { get; init; }

    /// <summary>Its blocks in reading order.</summary>
    public ImmutableArray<DocumentBlock> Blocks { get; init; } = [];

    /// <summary>Whether there is nothing to find in it.</summary>
    public bool IsEmpty => !Blocks.Any(block => block is not HeadingBlock);
}
