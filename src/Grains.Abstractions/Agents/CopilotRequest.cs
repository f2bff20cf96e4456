using Chatbotics.Grains.Abstractions.Conversations;

namespace Chatbotics.Grains.Abstractions.Agents;

/// <summary>What a person asks the copilot.</summary>
[GenerateSerializer, Immutable, Alias("copilot-request")]
public sealed record CopilotRequest
{
    /// <summary>How many characters a draft may have.</summary>
    public const int LongestDraft = 4_000;

    /// <summary>The conversation that is open.</summary>
    [Id(0)]
    public required ConversationKey Conversation { get; init; }

    /// <summary>What is wanted.</summary>
    [Id(1)]
    public required CopilotTask Task { get; init; }

    /// <summary>What stands in the composer, up to <see cref="LongestDraft"/> characters.</summary>
    [Id(2)]
    public string Draft { get; init; } = "";

    /// <summary>The person's language, a BCP 47 tag.</summary>
    [Id(3)]
    public string Language { get; init; } = "en";
}
