using Chatbotics.Assistants.Knowledge.Words;
using Chatbotics.Assistants.Responder.Text;
using Chatbotics.Grains.Agents;

namespace Chatbotics.Assistants.Agents;

/// <summary>What an agent says that doesn't know and doesn't hand over.</summary>
internal static class Unknown
{
    /// <summary>The sentence in the customer's language, as far as it is known.</summary>
    /// <param name="task">The turn.</param>
    /// <param name="message">What was asked.</param>
    public static string In(AgentTask task, string message) =>
        Languages.Primary(task.Definition.FollowsCustomersLanguage ? LanguageGuess.Of(message, task.Definition.Language) : task.Definition.Language) switch
        {
            "de" => "Das weiß ich leider nicht. Können Sie es anders fragen?",
            "fr" => "Je ne le sais pas, désolé. Pouvez-vous poser la question autrement ?",
            "es" => "Lo siento, no lo sé. ¿Puede preguntarlo de otra manera?",
            "it" => "Mi dispiace, non lo so. Può chiederlo in un altro modo?",
            "ar" => "عذرًا، لا أعرف الإجابة. هل يمكنك السؤال بطريقة أخرى؟",
            _ => "I'm sorry, I don't know that. Could you ask it in another way?",
        };
}
