namespace Chatbotics.Assistants.Responder.Phrases;

/// <summary>Recognises messages that are nothing but a greeting, thanks or a nod.</summary>
internal static class Courtesies
{
    private const int MaxWords = 10;

    private static readonly PhraseSet Greetings = new(
        """
        hi
        hello
        hey
        hiya
        good morning
        good afternoon
        good evening
        good day
        hallo
        moin
        servus
        gruezi
        guten tag
        guten morgen
        guten abend
        bonjour
        bonsoir
        salut
        hola
        buenos dias
        buenas tardes
        buenas noches
        buenas
        ciao
        salve
        buongiorno
        buonasera
        ola
        bom dia
        boa tarde
        boa noite
        goedemorgen
        goedemiddag
        goedenavond
        merhaba
        selam
        مرحبا
        اهلا
        اهلا وسهلا
        السلام عليكم
        السلام عليكم ورحمة الله
        صباح الخير
        مساء الخير
        привет
        здравствуйте
        czesc
        dzien dobry
        你好
        您好
        こんにちは
        안녕하세요
        """);

    private static readonly PhraseSet Thanks = new(
        """
        thanks
        thank you
        thank you very much
        thanks a lot
        many thanks
        thx
        ty
        cheers
        danke
        danke schon
        danke dir
        danke ihnen
        vielen dank
        besten dank
        herzlichen dank
        dankeschon
        merci
        merci beaucoup
        gracias
        muchas gracias
        grazie
        grazie mille
        obrigado
        obrigada
        muito obrigado
        muito obrigada
        dank je
        dank u
        dank je wel
        bedankt
        tesekkurler
        tesekkur ederim
        sagol
        شكرا
        شكرا جزيلا
        شكرا لك
        شكرا لكم
        спасибо
        dziekuje
        谢谢
        ありがとう
        ありがとうございます
        감사합니다
        bye
        goodbye
        tschuss
        auf wiedersehen
        schonen tag
        """);

    private static readonly PhraseSet Nods = new(
        """
        ok
        okay
        k
        alright
        all right
        got it
        i see
        great
        perfect
        super
        cool
        nice
        fine
        good
        very good
        sounds good
        gut
        alles klar
        verstanden
        prima
        perfekt
        toll
        passt
        d accord
        parfait
        vale
        perfecto
        de acuerdo
        va bene
        perfetto
        perfeito
        tamam
        تمام
        حسنا
        ممتاز
        """);

    private static readonly PhraseSet Fillers = new(
        """
        there
        again
        all
        everyone
        team
        so much
        very much
        for your help
        for the help
        for the info
        for the quick reply
        for your reply
        dear
        ihr
        euch
        zusammen
        fur die hilfe
        fur die info
        fur ihre hilfe
        fur die schnelle antwort
        that is all
        that s all
        das war alles
        beaucoup
        a tous
        """);

    /// <summary>What a text is.</summary>
    /// <param name="text">The text.</param>
    public static Courtesy Of(string text)
    {
        ReadOnlySpan<string> words = FoldedWords.Of(text);
        if (words.IsEmpty)
        {
            // "👍", not "???".
            return text.AsSpan().ContainsAny('?', '؟', '？') ? Courtesy.None : Courtesy.Nod;
        }

        if (words.Length > MaxWords)
        {
            return Courtesy.None;
        }

        var kind = Courtesy.None;
        while (!words.IsEmpty)
        {
            var (length, found) = Next(words);
            if (length == 0)
            {
                return Courtesy.None;
            }

            kind = Stronger(kind, found);
            words = words[length..];
        }

        return kind;
    }

    private static (int Length, Courtesy Found) Next(ReadOnlySpan<string> words)
    {
        var best = (Length: Fillers.LengthAt(words), Found: Courtesy.None);
        best = Longer(best, (Nods.LengthAt(words), Courtesy.Nod));
        best = Longer(best, (Greetings.LengthAt(words), Courtesy.Greeting));
        return Longer(best, (Thanks.LengthAt(words), Courtesy.Thanks));
    }

    private static (int Length, Courtesy Found) Longer((int Length, Courtesy Found) best, (int Length, Courtesy Found) other) =>
        other.Length > best.Length ? other : best;

    /// <summary>"Ok, thanks!" is thanks; "Hello, thanks for the info" too.</summary>
    private static Courtesy Stronger(Courtesy first, Courtesy second) => (first, second) switch
    {
        (Courtesy.Thanks, _) or (_, Courtesy.Thanks) => Courtesy.Thanks,
        (Courtesy.Greeting, _) or (_, Courtesy.Greeting) => Courtesy.Greeting,
        (Courtesy.Nod, _) or (_, Courtesy.Nod) => Courtesy.Nod,
        _ => Courtesy.None,
    };
}
