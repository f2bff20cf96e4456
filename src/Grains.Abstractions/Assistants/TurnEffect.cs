namespace Chatbotics.Grains.Abstractions.Assistants;

/// <summary>A change that an agent makes with its turn. Taken in the same append as the reply: whole, once, or not at all.</summary>
/// <param name="Kind">What it does.</param>
/// <param name="Name">The label's name; empty for a follow-up.</param>
/// <param name="Value">The label's id in the workspace's catalogue, or what the follow-up says.</param>
/// <param name="After">When the follow-up is written, from the reply on.</param>
[GenerateSerializer, Immutable, Alias("turn-effect")]
public sealed record TurnEffect(
    [property: Id(0)] TurnEffectKind Kind,
    [property: Id(1)] string Name,
    [property: Id(2)] string Value = "",
    [property: Id(3)] TimeSpan After = default)
{
    /// <summary>Follow-ups: it is written also when the customer writes before. By default their silence is what it waits for.</summary>
    [Id(4)]
    public bool EvenIfAnswered { get; init; }
}
