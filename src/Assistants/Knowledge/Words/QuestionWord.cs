using System.Collections.Immutable;
using System.Runtime.InteropServices;

namespace Chatbotics.Assistants.Knowledge.Words;

/// <summary>A word of a question.</summary>
/// <param name="Word">The word, folded.</param>
/// <param name="Stems">Its stems, one for each language that may be meant.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct QuestionWord(string Word, ImmutableArray<string> Stems);
