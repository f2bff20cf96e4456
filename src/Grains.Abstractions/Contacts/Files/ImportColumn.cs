namespace Chatbotics.Grains.Abstractions.Contacts.Files;

/// <summary>A column of an imported file, and where it goes.</summary>
/// <param name="Header">What the file calls it.</param>
/// <param name="Field">Where it goes: one of <see cref="ImportFields"/>; null to leave it out.</param>
/// <param name="Samples">The first values, for people to see what it is.</param>
[GenerateSerializer, Immutable, Alias("import-column")]
public sealed record ImportColumn(
    [property: Id(0)] string Header, [property: Id(1)] string? Field, [property: Id(2)] System.Collections.Immutable.ImmutableArray<string> Samples);
