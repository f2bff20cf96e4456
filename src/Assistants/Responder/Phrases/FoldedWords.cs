using Chatbotics.Assistants.Responder.Text;

namespace Chatbotics.Assistants.Responder.Phrases;

/// <summary>The words of a text without regard to case, accents and language.</summary>
internal static class FoldedWords
{
    private static readonly Tokeniser Tokeniser = new(ArabicStemmer.Instance);

    /// <summary>The folded words.</summary>
    /// <param name="text">The text.</param>
    public static string[] Of(string text) => [.. Tokeniser.Split(text).Select(token => token.Word)];
}
