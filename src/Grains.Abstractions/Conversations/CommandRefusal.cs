namespace Chatbotics.Grains.Abstractions.Conversations;

/// <summary>A command that can't be done, and what would work instead.</summary>
/// <param name="Code">A stable word for programs, for example "outside_window".</param>
/// <param name="Text">A sentence for people: what to do.</param>
[GenerateSerializer, Immutable, Alias("command-refusal")]
public sealed record CommandRefusal([property: Id(0)] string Code, [property: Id(1)] string Text);
