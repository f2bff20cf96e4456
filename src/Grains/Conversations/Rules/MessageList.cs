using System.Collections.Immutable;
using Chatbotics.Grains.Abstractions.Conversations;
using Chatbotics.Grains.Conversations.Model;

namespace Chatbotics.Grains.Conversations.Rules;

/// <summary>The order of messages, and how many of them an active conversation holds.</summary>
internal static class MessageList
{
    /// <summary>How many messages are held in any case.</summary>
    public const int Recent = 10;

    /// <summary>How many unanswered messages are held; a turn answers at most these.</summary>
    public const int MaxUnanswered = 32;

    /// <summary>How many messages with a problem are held, so that they can be sent again.</summary>
    public const int MaxProblems = 16;

    /// <summary>
    /// Where a message belongs. What came through the platform stands in the order of the platform's clock, whatever
    /// order it arrived in; what we write stands where we wrote it, for two clocks can't be compared.
    /// </summary>
    /// <param name="messages">The messages so far.</param>
    /// <param name="message">The message to add.</param>
    public static int PlaceOf(IReadOnlyList<Message> messages, Message message)
    {
        var place = messages.Count;
        if (!message.IsOurs)
        {
            var time = OrderTime(message);
            for (var i = messages.Count - 1; i >= 0; i--)
            {
                if (!messages[i].IsOurs && OrderTime(messages[i]) > time)
                {
                    place = i;
                }
            }
        }

        return place;
    }

    /// <summary>Adds a message, and lets go of those that need not be held any longer.</summary>
    /// <param name="messages">The messages so far.</param>
    /// <param name="message">The message to add.</param>
    public static ImmutableArray<Message> Add(ImmutableArray<Message> messages, Message message) =>
        Trim(messages.Insert(PlaceOf(messages, message), message));

    private static long OrderTime(Message message) => message.ProviderTime > 0 ? message.ProviderTime : message.At;

    private static ImmutableArray<Message> Trim(ImmutableArray<Message> messages)
    {
        if (messages.Length <= Recent)
        {
            return messages;
        }

        var unanswered = 0;
        var problems = 0;
        var kept = ImmutableArray.CreateBuilder<Message>(messages.Length);
        for (var i = messages.Length - 1; i >= 0; i--)
        {
            var message = messages[i];
            var isProblem = message.Delivery is DeliveryState.Failed or DeliveryState.Unknown && ++problems <= MaxProblems;
            var isUnanswered = message.IsUnanswered && ++unanswered <= MaxUnanswered;
            if (messages.Length - i <= Recent || isProblem || isUnanswered || message.Delivery is DeliveryState.Queued or DeliveryState.Attempting)
            {
                kept.Add(message);
            }
        }

        kept.Reverse();
        return kept.DrainToImmutable();
    }
}
