namespace Chatbotics.Grains.Abstractions.Assistants;

/// <summary>A passage that the assistant weighed.</summary>
/// <param name="Source">Where it stands, for example the question of the list.</param>
/// <param name="Score">Its rank score; higher is nearer. Comparable within one turn only.</param>
/// <param name="Used">Whether the reply rests on it.</param>
[GenerateSerializer, Immutable, Alias("trace-passage")]
public sealed record TracePassage([property: Id(0)] string Source, [property: Id(1)] double Score, [property: Id(2)] bool Used)
{
    /// <summary>What it says, shortened to 300 characters; null for the list of a seed file.</summary>
    [Id(3)]
    public string? Text { get; init; }

    /// <summary>Where customers find it; null when it is no public page.</summary>
    [Id(4)]
    public string? Address { get; init; }

    /// <summary>The title of the document that it stands in, where that is another than <see cref="Source"/>.</summary>
    [Id(5)]
    public string? Document { get; init; }
}
