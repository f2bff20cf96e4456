namespace Chatbotics.Grains.Abstractions.Contacts.Files;

/// <summary>A row that can't be taken in.</summary>
/// <param name="Row">Its line as a spreadsheet counts: the header is 1.</param>
/// <param name="Column">The header of the column; null for the whole row.</param>
/// <param name="Text">What to do.</param>
[GenerateSerializer, Immutable, Alias("import-problem")]
public sealed record ImportProblem([property: Id(0)] int Row, [property: Id(1)] string? Column, [property: Id(2)] string Text);
