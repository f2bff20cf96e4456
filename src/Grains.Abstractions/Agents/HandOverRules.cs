using System.Collections.Immutable;

namespace Chatbotics.Grains.Abstractions.Agents;

/// <summary>When an agent gives a conversation to people. The first rule that fits wins.</summary>
[GenerateSerializer, Immutable, Alias("hand-over-rules")]
public sealed record HandOverRules
{
    /// <summary>Someone asks for a person.</summary>
    [Id(0)]
    public bool WhenAsked { get; init; } = true;

    /// <summary>The sources don't hold the answer.</summary>
    [Id(1)]
    public bool WhenNotFound { get; init; } = true;

    /// <summary>Someone is upset.</summary>
    [Id(2)]
    public bool WhenUpset { get; init; }

    /// <summary>One of these words or phrases is written; up to 50 of 80 characters.</summary>
    [Id(3)]
    public ImmutableArray<string> Keywords { get; init; } = [];

    /// <summary>After this many answers in a row; 0 for no limit.</summary>
    [Id(4)]
    public int AfterTurns { get; init; }

    /// <summary>What it says then, up to 1,000 characters; null uses a short sentence in its language.</summary>
    [Id(5)]
    public string? Text { get; init; }
}
