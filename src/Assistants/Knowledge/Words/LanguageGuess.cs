using System.Collections.Frozen;

namespace Chatbotics.Assistants.Knowledge.Words;

/// <summary>
/// Guesses the language of a text by its script and its commonest words: well enough to choose how endings are taken off,
/// and for nothing else.
/// </summary>
internal static class LanguageGuess
{
    private const int SampleLength = 4_000;

    private static readonly FrozenDictionary<string, string> Marks = new (string Language, string Words)[]
    {
        ("en", "the and of is are you your how what do does can i my we our for with not this that when which have it from on or if be will please"),
        ("de", "der die das und ist sind nicht ein eine einen wie ich mein meine sie wir unsere für mit auf kann von zu den dem im zum zur bei werden wird oder auch nach wenn was wo wann habe ihre ihr"),
        ("fr", "le les des est vous une pour dans avec votre pas que qui sur nous je mon comment"),
        ("es", "el los las una para con por su que como es puedo mi nosotros está cuando"),
        ("it", "il gli una per con che è sono come posso mio nostro della nel"),
        ("nl", "het een van niet met voor kan ik wij zijn hoe wat uw jullie naar"),
        ("pt", "os uma para com não você como posso meu nosso quando são"),
        ("tr", "bir ve için ile nasıl ne bu mi benim var"),
    }.SelectMany(language => language.Words.Split(' ').Select(word => (Word: word, language.Language)))
        .GroupBy(mark => mark.Word, StringComparer.Ordinal)
        .Where(marks => marks.Count() == 1)
        .ToFrozenDictionary(marks => marks.Key, marks => marks.Single().Language, StringComparer.Ordinal);

    /// <summary>The language's primary tag, or the given one when the text doesn't tell.</summary>
    /// <param name="text">The text.</param>
    /// <param name="otherwise">A BCP 47 tag.</param>
    public static string Of(ReadOnlySpan<char> text, string otherwise)
    {
        text = text[..Math.Min(text.Length, SampleLength)];
        if (Script(text) is { } script)
        {
            return script;
        }

        var votes = new Dictionary<string, int>(StringComparer.Ordinal);
        var lookup = Marks.GetAlternateLookup<ReadOnlySpan<char>>();
        Span<char> lower = stackalloc char[16];
        foreach (var range in text.SplitAny(" \t\n,.;:!?()\"'„“”’"))
        {
            var word = text[range];
            if (word.Length is > 0 and <= 16 && word.ToLowerInvariant(lower) is > 0 and var length && lookup.TryGetValue(lower[..length], out var language))
            {
                votes[language] = votes.GetValueOrDefault(language) + 1;
            }
        }

        if (votes.Count == 0)
        {
            return otherwise;
        }

        var best = votes.MaxBy(vote => vote.Value);
        var given = Responder.Text.Languages.Primary(otherwise);
        return votes.GetValueOrDefault(given) == best.Value ? given : best.Key;
    }

    private static string? Script(ReadOnlySpan<char> text)
    {
        var (latin, arabic, han, kana, hangul) = (0, 0, 0, 0, 0);
        foreach (var letter in text)
        {
            switch (letter)
            {
                case (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '\u00C0' and <= '\u024F'):
                    latin++;
                    break;
                case >= '\u0600' and <= '\u06FF':
                    arabic++;
                    break;
                case >= '\u4E00' and <= '\u9FFF':
                    han++;
                    break;
                case >= '\u3040' and <= '\u30FF':
                    kana++;
                    break;
                case >= '\uAC00' and <= '\uD7AF':
                    hangul++;
                    break;
            }
        }

        return arabic > latin ? "ar" : kana > 0 && kana + han > latin ? "ja" : hangul > latin ? "ko" : han > latin ? "zh" : null;
    }
}
