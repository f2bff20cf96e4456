using Chatbotics.Grains.Abstractions.Assistants;

namespace Chatbotics.Grains.Abstractions.Agents;

/// <summary>What the copilot gives. Nothing of it is sent: a person does that.</summary>
/// <param name="Text">The text; empty when there is none.</param>
/// <param name="Problem">Why there is none, in a sentence; null when there is.</param>
/// <param name="Trace">What it rests on, what wrote it and what that cost; null when nothing was asked.</param>
[GenerateSerializer, Immutable, Alias("copilot-reply")]
public sealed record CopilotReply(
    [property: Id(0)] string Text,
    [property: Id(1)] string? Problem = null,
    [property: Id(2)] TurnTrace? Trace = null);
