using System.Collections.Immutable;

namespace Chatbotics.Grains.Knowledge;

/// <summary>A passage with its words, as <see cref="Ports.ITextAnalyser"/> gave them. Words are not text: they never leave the index.</summary>
/// <param name="Passage">The passage.</param>
/// <param name="HeadingWords">The words of its headings and question.</param>
/// <param name="TextWords">The words of its text.</param>
/// <param name="Fragments">Pieces of all these words, by which misspelt and compound words are found.</param>
public sealed record IndexedPassage(Passage Passage, ImmutableArray<string> HeadingWords, ImmutableArray<string> TextWords, ImmutableArray<string> Fragments);
