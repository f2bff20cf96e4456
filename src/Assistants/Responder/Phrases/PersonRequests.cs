namespace Chatbotics.Assistants.Responder.Phrases;

/// <summary>Finds out that a customer wants a person. Errs on the side of the person.</summary>
internal static class PersonRequests
{
    /// <summary>Ask for a person wherever they stand.</summary>
    private static readonly PhraseSet Anywhere = new(
        """
        talk to a human
        talk to a person
        talk to a real person
        talk to someone
        talk to somebody
        talk to an agent
        talk to a colleague
        talk with a human
        talk with a person
        talk with someone
        talk to your team
        talk to staff
        speak to a human
        speak to a person
        speak to a real person
        speak to someone
        speak to somebody
        speak to an agent
        speak to a representative
        speak to a manager
        speak to the manager
        speak with a human
        speak with a person
        speak with someone
        speak with somebody
        speak with an agent
        chat with a human
        chat with a person
        chat with someone
        real person
        real human
        actual person
        actual human
        human being
        human please
        human agent
        live agent
        live person
        customer service representative
        not a bot
        not a robot
        no bot
        mit einem menschen
        mit einem echten menschen
        echten menschen
        echter mensch
        echte person
        mit einer person
        mit einer echten person
        mit jemandem sprechen
        mit jemandem reden
        jemanden sprechen
        mit einem mitarbeiter
        mit einer mitarbeiterin
        einen mitarbeiter sprechen
        mitarbeiter sprechen
        mitarbeiterin sprechen
        mit jemandem aus dem team
        kein bot
        keinen bot
        kein roboter
        parler a quelqu un
        parler a une personne
        parler avec quelqu un
        parler a un humain
        parler a un conseiller
        parler a un agent
        une vraie personne
        un etre humain
        un conseiller
        hablar con una persona
        hablar con alguien
        hablar con un humano
        hablar con un agente
        hablar con un asesor
        una persona real
        parlare con una persona
        parlare con qualcuno
        parlare con un operatore
        una persona vera
        operatore umano
        falar com uma pessoa
        falar com alguem
        falar com um humano
        falar com um atendente
        uma pessoa real
        atendente humano
        met een mens
        met een medewerker
        met iemand praten
        met iemand spreken
        iemand spreken
        een echt persoon
        bir insanla
        gercek bir kisi
        gercek biriyle
        bir yetkiliyle
        musteri temsilcisi
        التحدث مع موظف
        التحدث مع شخص
        التحدث الى شخص
        التحدث الى موظف
        اتكلم مع شخص
        اتكلم مع موظف
        اكلم موظف
        شخص حقيقي
        موظف حقيقي
        خدمة العملاء
        с человеком
        с оператором
        живой человек
        z czlowiekiem
        z konsultantem
        人工客服
        转人工
        真人
        オペレーター
        担当者と
        상담원
        """);

    /// <summary>Ask for a person only when they are the whole message: the words have other uses.</summary>
    private static readonly PhraseSet Alone = new(
        """
        human
        a human
        person
        a person
        agent
        an agent
        representative
        operator
        someone
        staff
        mensch
        ein mensch
        mitarbeiter
        mitarbeiterin
        humain
        conseiller
        humano
        agente
        persona
        operatore
        umano
        pessoa
        atendente
        mens
        medewerker
        temsilci
        موظف
        شخص
        оператор
        человек
        人工
        """);

    private const int MaxWordsAlone = 6;

    private static readonly HashSet<string> Politeness = ["please", "bitte", "the", "por", "favor", "svp", "per", "favore", "now", "hello", "hi", "من", "فضلك", "i", "want", "need"];

    /// <summary>Whether a text asks for a person.</summary>
    /// <param name="words">The text's folded words.</param>
    public static bool Match(string[] words)
    {
        if (Anywhere.IsIn(words))
        {
            return true;
        }

        if (words.Length > MaxWordsAlone)
        {
            return false;
        }

        var rest = words.Where(word => !Politeness.Contains(word)).ToArray();
        return rest.Length > 0 && Alone.LengthAt(rest) == rest.Length;
    }
}
