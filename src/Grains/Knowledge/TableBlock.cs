using System.Collections.Immutable;

namespace Chatbotics.Grains.Knowledge;

/// <summary>A table. Each row is understood with the header.</summary>
/// <param name="Header">The columns' names; empty when the table has none.</param>
/// <param name="Rows">The rows' cells.</param>
public sealed record TableBlock(ImmutableArray<string> Header, ImmutableArray<ImmutableArray<string>> Rows) : DocumentBlock;
