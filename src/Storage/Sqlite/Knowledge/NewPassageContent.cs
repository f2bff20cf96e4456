namespace Chatbotics.Storage.Sqlite.Knowledge;

/// <summary>What is written of a new passage.</summary>
/// <param name="Sealed">Headings, question and text, sealed.</param>
/// <param name="Headings">The hashed words of its headings, spaced.</param>
/// <param name="Body">The hashed words of its text, spaced.</param>
/// <param name="Parts">The hashed pieces of words, spaced.</param>
internal sealed record NewPassageContent(byte[] Sealed, string Headings, string Body, string Parts)
{
    /// <summary>About how many bytes it is.</summary>
    public int Size => Sealed.Length + Headings.Length + Body.Length + Parts.Length;
}
