using System.Collections.Immutable;

namespace Chatbotics.Grains.Abstractions.Assistants;

/// <summary>The built-in agent: it answers from a list of questions and answers, and hands over what it doesn't know.</summary>
[GenerateSerializer, Immutable, Alias("responder-definition")]
public sealed record ResponderDefinition
{
    /// <summary>The agent's name as customers and the team see it.</summary>
    [Id(0)]
    public string Name { get; init; } = "Wren";

    /// <summary>How long the agent waits for further fragments before it answers. Zero answers at once. At most 60 s.</summary>
    [Id(1)]
    public TimeSpan QuietPeriod { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>What it knows.</summary>
    [Id(2)]
    public ImmutableArray<QuestionAnswer> Answers { get; init; } = [];

    /// <summary>The language of its own sentences, such as the one of a hand-over: a BCP 47 tag, for example "en" or "de-AT".</summary>
    [Id(3)]
    public string Language { get; init; } = "en";

    /// <summary>What it says when it passes a conversation to people, up to 1,000 characters; null uses a short sentence in <see cref="Language"/>.</summary>
    [Id(4)]
    public string? HandOverText { get; init; }
}
