using Chatbotics.Grains.Abstractions.Assistants;

namespace Chatbotics.Grains.Abstractions.Agents;

/// <summary>A message of the playground.</summary>
/// <param name="IsCustomer">Whether the person who tries wrote it, as a customer; the agent otherwise.</param>
/// <param name="Text">What it says.</param>
/// <param name="Trace">How the agent came to it; null for a customer's, and for all but the last of one answer.</param>
[GenerateSerializer, Immutable, Alias("trial-message")]
public sealed record TrialMessage([property: Id(0)] bool IsCustomer, [property: Id(1)] string Text, [property: Id(2)] TurnTrace? Trace = null);
