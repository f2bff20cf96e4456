namespace Chatbotics.Grains.Knowledge;

/// <summary>How large passages are. Sizes are in characters of spaced scripts; one of Chinese, Japanese, Korean or Thai counts as three.</summary>
public sealed record ChunkOptions
{
    /// <summary>The size to aim at, default 900 (about 200 tokens).</summary>
    public int Target { get; init; } = 900;

    /// <summary>The greatest size, default 1,400. Only a single sentence or cell that is longer is cut elsewhere than at its end.</summary>
    public int Maximum { get; init; } = 1_400;

    /// <summary>How much of a passage's end is repeated at the beginning of the next one, default 160; whole sentences only.</summary>
    public int Overlap { get; init; } = 160;
}
