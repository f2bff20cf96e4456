using System.Collections.Frozen;

namespace Chatbotics.Assistants.Responder.Ranking;

/// <summary>
/// Words that say little in any text of their language. They are not left out: they are only known to be frequent, which a
/// short list of questions can't show by itself.
/// </summary>
internal static class EverydayWords
{
    private const string English =
        """
        a about after all also am an and any are as at be been but by can could did do does doing don for from get give go going got
        had has have having he hello her here hey hi him his how i if in into is isn it its just know let like ll may me might my
        need no not now of off ok on one or our out please re s shall she should so some such t tell than thank thanks that the
        their them then there these they this those to too us ve very want was we were what when where which while who why will
        with would yes yet you your question something anything today tomorrow tonight yesterday morning
        much many still possible guys wondering really actually thing things one
        """;

    private const string German =
        """
        ab aber alle als also am an auch auf aus bei bin bis bitte danke da dann das dass dem den denn der des dich die dies
        diese dieser dir doch du durch ein eine einem einen einer eines er es etwas euch euer eure fuer fur ganz gern gerne gibt
        guten hab habe haben habt hallo hat hatte hi ich ihr ihre ihren ihm im in ist ja kann kannst kein keine koennen konnen
        koennt konnt konnte man mein meine meinen mich mir mit moechte mochte muss nach nein nicht noch nun nur ob oder sein
        seid sich sie sind so tag um und uns unsere vom von vor waere ware war was wann warum wenn wer werden wie wieder will
        wir wird wo wollen wuerde wurde zu zum zur frage mal morgen heute gestern eigentlich geht gehts laeuft lauft moeglich moglich bzw gerade
        bei beim irgendwie vielleicht jetzt zwei viel viele wieviel wieviele
        """;

    private const string Others =
        """
        le la les un une des du de et est je tu il elle nous vous que qui quoi quel quelle comment ou quand pour dans sur avec
        pas ne mon ma mes votre vos bonjour merci peut puis el los las y es por para con como que cual donde cuando mi su
        tu hola gracias puedo puede hay lo il gli una per che come dove quando con non mi ciao grazie posso o e do da em no
        na os as um uma eu voce como onde quando ola obrigado het een en van ik is wat hoe waar wanneer kan mijn jullie bir
        ve bu ne nasil nerede mi mu icin benim var
        هل ما ماذا متى اين كيف كم من في على عن الى او و هذا هذه انا انت انتم لكم لي مع يمكن يمكنني اريد لديكم عندكم هو هي لا نعم لو
        مرحبا شكرا فضلك السلام عليكم
        """;

    private static readonly FrozenSet<string> All =
        string.Join('\n', English, German, Others)
            .Split([' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries)
            .ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Whether a word is frequent in its language; numbers and single letters are.</summary>
    /// <param name="word">A folded word.</param>
    public static bool Contains(string word) =>
        (char.IsAscii(word[0]) && (word.Length == 1 || char.IsAsciiDigit(word[0]))) || All.Contains(word);
}
