namespace Chatbotics.Grains.Abstractions.People;

/// <summary>Something that can't be done, and what to do instead. Nothing was changed.</summary>
/// <param name="Code">A stable word for programs, for example "last_owner".</param>
/// <param name="Text">A sentence for people. Never repeats what was typed.</param>
/// <param name="Field">The field of the form that it is about, in lower camel case; null when it is about none.</param>
[GenerateSerializer, Immutable, Alias("refusal")]
public sealed record Refusal([property: Id(0)] string Code, [property: Id(1)] string Text, [property: Id(2)] string? Field = null);
