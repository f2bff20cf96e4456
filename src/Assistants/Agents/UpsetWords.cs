using Chatbotics.Assistants.Responder.Phrases;

namespace Chatbotics.Assistants.Agents;

/// <summary>Finds out that somebody is upset. Plain words in several languages, and shouting; errs on the side of calm.</summary>
internal static class UpsetWords
{
    private const int LeastShouted = 12;

    private static readonly PhraseSet Phrases = new(
        """
        unacceptable
        ridiculous
        terrible
        horrible
        awful
        disgusting
        furious
        angry
        outrageous
        scam
        rip off
        useless
        worst
        fed up
        sick of
        this is a joke
        are you kidding
        complaint
        lawyer
        never again
        unverschamt
        unverschaemt
        frechheit
        inakzeptabel
        schrecklich
        furchtbar
        wutend
        saftladen
        abzocke
        beschwerde
        anwalt
        nie wieder
        unmoglich
        inacceptable
        scandaleux
        honteux
        arnaque
        furieux
        plainte
        inaceptable
        verguenza
        estafa
        enfadado
        furioso
        inaccettabile
        vergogna
        truffa
        inaceitavel
        vergonha
        onacceptabel
        belachelijk
        rezalet
        kabul edilemez
        غير مقبول
        سيء جدا
        نصب
        محتال
        """);

    /// <summary>Whether a message sounds upset.</summary>
    /// <param name="text">The message.</param>
    public static bool Match(string text) => Phrases.IsIn(FoldedWords.Of(text)) || IsShouted(text);

    private static bool IsShouted(string text)
    {
        var (upper, lower) = (text.Count(char.IsUpper), text.Count(char.IsLower));
        return upper >= LeastShouted && upper > lower * 4 && text.Contains('!', StringComparison.Ordinal);
    }
}
