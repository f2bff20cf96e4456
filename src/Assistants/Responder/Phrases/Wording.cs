using System.Collections.Frozen;
using Chatbotics.Assistants.Responder.Text;

namespace Chatbotics.Assistants.Responder.Phrases;

/// <summary>What the built-in agent says of itself, in one language.</summary>
/// <param name="HandOver">It passes the conversation to people.</param>
/// <param name="HandOverMedia">It passes on something that it can't see or hear.</param>
/// <param name="Introduction">It greets for the first time; {0} is its name. It says that it is an assistant.</param>
/// <param name="Greeting">It greets again.</param>
/// <param name="Welcome">It answers thanks.</param>
internal sealed record Wording(string HandOver, string HandOverMedia, string Introduction, string Greeting, string Welcome)
{
    private static readonly Wording English = new(
        "I'm passing this to a colleague, who will answer you here.",
        "I can't look at files or listen to voice messages myself. I'm passing this to a colleague, who will answer you here.",
        "Hello, this is {0}, the shop's assistant. What can I do for you?",
        "Hello! What can I do for you?",
        "You're welcome!");

    private static readonly FrozenDictionary<string, Wording> ByLanguage = new Dictionary<string, Wording>(StringComparer.Ordinal)
    {
        ["en"] = English,
        ["de"] = new(
            "Das gebe ich ans Team weiter, die Antwort kommt hier im Chat.",
            "Dateien und Sprachnachrichten kann ich selbst nicht öffnen. Ich gebe das ans Team weiter, die Antwort kommt hier im Chat.",
            "Hallo, hier ist {0}, der digitale Assistent. Womit kann ich helfen?",
            "Hallo! Womit kann ich helfen?",
            "Sehr gern!"),
        ["fr"] = new(
            "Je transmets votre message à un collègue, qui vous répondra ici.",
            "Je ne peux pas ouvrir les fichiers ni écouter les messages vocaux. Je transmets à un collègue, qui vous répondra ici.",
            "Bonjour, ici {0}, l’assistant de la boutique. Que puis-je faire pour vous ?",
            "Bonjour ! Que puis-je faire pour vous ?",
            "Avec plaisir !"),
        ["es"] = new(
            "Paso su mensaje a una persona del equipo, que le responderá aquí.",
            "No puedo abrir archivos ni escuchar mensajes de voz. Lo paso a una persona del equipo, que le responderá aquí.",
            "Hola, soy {0}, el asistente de la tienda. ¿En qué puedo ayudarle?",
            "¡Hola! ¿En qué puedo ayudarle?",
            "¡De nada!"),
        ["it"] = new(
            "Passo il messaggio a una persona del team, che risponderà qui.",
            "Non posso aprire file né ascoltare messaggi vocali. Passo tutto a una persona del team, che risponderà qui.",
            "Buongiorno, sono {0}, l’assistente del negozio. Come posso aiutare?",
            "Buongiorno! Come posso aiutare?",
            "Prego!"),
        ["pt"] = new(
            "Vou passar a sua mensagem a uma pessoa da equipa, que responderá aqui.",
            "Não consigo abrir ficheiros nem ouvir mensagens de voz. Vou passar a uma pessoa da equipa, que responderá aqui.",
            "Olá, aqui fala {0}, o assistente da loja. Em que posso ajudar?",
            "Olá! Em que posso ajudar?",
            "De nada!"),
        ["nl"] = new(
            "Ik geef dit door aan een collega, die hier antwoordt.",
            "Bestanden en spraakberichten kan ik zelf niet openen. Ik geef dit door aan een collega, die hier antwoordt.",
            "Hallo, dit is {0}, de assistent van de winkel. Waarmee kan ik helpen?",
            "Hallo! Waarmee kan ik helpen?",
            "Graag gedaan!"),
        ["tr"] = new(
            "Mesajınızı ekibimize iletiyorum, yanıt buradan gelecek.",
            "Dosyaları açamıyor ve sesli mesajları dinleyemiyorum. Ekibimize iletiyorum, yanıt buradan gelecek.",
            "Merhaba, ben {0}, mağazanın asistanıyım. Nasıl yardımcı olabilirim?",
            "Merhaba! Nasıl yardımcı olabilirim?",
            "Rica ederim!"),
        ["ar"] = new(
            "سأحوّل رسالتك إلى أحد زملائي، وسيصلك الرد هنا.",
            "لا أستطيع فتح الملفات أو الاستماع إلى الرسائل الصوتية. سأحوّل رسالتك إلى أحد زملائي، وسيصلك الرد هنا.",
            "مرحبًا، معك {0}، مساعد المتجر. كيف يمكنني مساعدتك؟",
            "مرحبًا! كيف يمكنني مساعدتك؟",
            "على الرحب والسعة!"),
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The wording of a language; English for those that have none.</summary>
    /// <param name="language">A BCP 47 tag.</param>
    public static Wording For(string language) => ByLanguage.GetValueOrDefault(Languages.Primary(language), English);
}
