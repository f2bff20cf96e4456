using System.Runtime.InteropServices;

namespace Chatbotics.Assistants.Responder.Text;

/// <summary>A word in the form in which it is compared.</summary>
/// <param name="Word">Folded: case, diacritics and spelling variants are gone.</param>
/// <param name="Stem">The word without its endings; what the index holds.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Token(string Word, string Stem);
