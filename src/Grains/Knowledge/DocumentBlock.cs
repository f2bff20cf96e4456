namespace Chatbotics.Grains.Knowledge;

/// <summary>A piece of a document's structure. What a reader gives and the chunker takes.</summary>
public abstract record DocumentBlock
{
    /// <summary>The page it stands on, from 1; null when the format has no pages.</summary>
    public int? Page { get; init; }
}
