using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Chatbotics.Grains.Abstractions.Conversations;

namespace Chatbotics.WebFront.Dashboard.Agents;

/// <summary>
/// Finds in a thread what people answered customers, where it may help the next one. What names an address, a phone or an
/// order number is about one customer and is left out; a person reads the rest before it becomes knowledge.
/// </summary>
internal static partial class PastAnswers
{
    private const int LeastQuestion = 10;
    private const int MostQuestion = 300;
    private const int LeastAnswer = 15;
    private const int MostAnswer = 1_500;

    /// <summary>The answers of a thread, oldest first.</summary>
    /// <param name="conversation">The conversation.</param>
    /// <param name="items">Its items, oldest first.</param>
    public static IEnumerable<PastAnswer> In(ConversationKey conversation, IEnumerable<ThreadItem> items)
    {
        var (asked, answered, agentSpoke) = (new List<ThreadItem>(), new List<ThreadItem>(), false);
        foreach (var item in items.Where(static item => item is { Kind: ThreadItemKind.Message, IsUnsent: false, Content.Text.Length: > 0 }))
        {
            if (item.Author.Kind == AuthorKind.Customer)
            {
                // What an agent said last before a person answered was that it hands over; else the question was its own.
                if (answered.Count > 0 || agentSpoke)
                {
                    if (Of(conversation, asked, answered) is { } found)
                    {
                        yield return found;
                    }

                    asked.Clear();
                    answered.Clear();
                    agentSpoke = false;
                }

                asked.Add(item);
            }
            else if (item.Author.Kind is AuthorKind.Person or AuthorKind.NativeApp)
            {
                answered.Add(item);
            }
            else
            {
                agentSpoke = true;
            }
        }

        if (Of(conversation, asked, answered) is { } last)
        {
            yield return last;
        }
    }

    private static PastAnswer? Of(ConversationKey conversation, List<ThreadItem> asked, List<ThreadItem> answered)
    {
        // The question is what ends with a question mark; greetings and thanks around it help nobody.
        var question = asked.LastOrDefault(static item => Asks().IsMatch(item.Content!.Text!))?.Content!.Text!.Trim();
        var answer = string.Join('\n', answered.Select(static item => item.Content!.Text!.Trim()));
        return answered.Count > 0 && question is { Length: >= LeastQuestion and <= MostQuestion } && answer.Length is >= LeastAnswer and <= MostAnswer
            && !OfOneCustomer().IsMatch(question) && !OfOneCustomer().IsMatch(answer)
            ? new PastAnswer(IdOf(conversation, answered[0].Position), question, answer)
            : null;
    }

    private static string IdOf(ConversationKey conversation, long position) => Convert.ToHexStringLower(
        SHA256.HashData(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{conversation.Value}#{position}"))).AsSpan(0, 12));

    [GeneratedRegex(@"[?؟？]\s*$", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Asks();

    /// <summary>An e-mail address, or six digits and more with what people write between them.</summary>
    [GeneratedRegex(@"[^\s@]@[^\s@]+\.|\d(?:[\s\-/.()]?\d){5}", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex OfOneCustomer();
}
