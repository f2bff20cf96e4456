namespace Chatbotics.Grains.Abstractions.Tenancy;

/// <summary>One thing that is wrong with a definition.</summary>
/// <param name="Field">Where it stands, as a path of lower camel case names, for example "responder.answers[3].question".</param>
/// <param name="Message">A sentence for people: what to do. Never repeats the value.</param>
[GenerateSerializer, Immutable, Alias("definition-error")]
public readonly record struct DefinitionError([property: Id(0)] string Field, [property: Id(1)] string Message);
