using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;

namespace Chatbotics.WebFront.Languages;

/// <summary>
/// Says what the domain says in the reader's language: refusals and what is wrong with a field, why a message was not sent,
/// findings of the connection doctor, reasons in activity lines, mails. The domain speaks English and knows no readers; its
/// sentences are stored and sent as they are, and each of them is the key of a text in <c>Sentences.resx</c>, values standing
/// as <c>{0}</c>, <c>{1}</c>, …. What was stored years ago is said in a language that came later, and a sentence that nobody
/// translated, or that a newer build wrote, stays readable.
/// </summary>
internal static class Sentences
{
    private static readonly ImmutableArray<Lazy<SentenceBook>> Books =
        [.. Speech.All.Select(static language => new Lazy<SentenceBook>(() => new SentenceBook(Texts.Sentences.In(language), language)))];

    /// <summary>A sentence, or several after one another, in the language of this flow; what is not known stays as it is.</summary>
    /// <param name="english">What the domain said; null for nothing.</param>
    [return: NotNullIfNotNull(nameof(english))]
    public static string? Say(string? english) => Say(english, Speech.Current);

    /// <summary>A sentence in a language.</summary>
    /// <param name="english">What the domain said; null for nothing.</param>
    /// <param name="language">The language.</param>
    [return: NotNullIfNotNull(nameof(english))]
    public static string? Say(string? english, SpokenLanguage language) =>
        string.IsNullOrEmpty(english) || language == Speech.All[0] ? english : Books[Speech.All.IndexOf(language)].Value.Say(english);

    /// <summary>A text of several lines, as a mail has them, each line said by itself; what is set in, as a customer's words are, stays.</summary>
    /// <param name="english">The text.</param>
    /// <param name="language">The language.</param>
    public static string SayLines(string english, SpokenLanguage language) =>
        string.Join('\n', english.ReplaceLineEndings("\n").Split('\n').Select(line => line.StartsWith(' ') ? line : Say(line, language)));
}
