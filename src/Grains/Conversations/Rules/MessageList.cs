using System.Collections.Immutable;
using System.Runtime.InteropServices;
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
    public static ImmutableArray<Message> Add(ImmutableArray<Message> messages, Message message)
    {
        var count = messages.Length + 1;
        var all = new Message[count];
        var place = PlaceOf(messages, message);
        messages.CopyTo(0, all, 0, place);
        all[place] = message;
        messages.CopyTo(place, all, place + 1, messages.Length - place);
        return ImmutableCollectionsMarshal.AsImmutableArray(count <= Recent ? all : Trim(all));
    }

    private static long OrderTime(Message message) => message.ProviderTime > 0 ? message.ProviderTime : message.At;

    private static Message[] Trim(Message[] messages)
    {
        var (unanswered, problems, first) = (0, 0, messages.Length);
        for (var i = messages.Length - 1; i >= 0; i--)
        {
            var message = messages[i];
            var isProblem = message.Delivery is DeliveryState.Failed or DeliveryState.Unknown && ++problems <= MaxProblems;
            var isUnanswered = message.IsUnanswered && ++unanswered <= MaxUnanswered;
            var isRecent = messages.Length - i <= Recent;
            if (isRecent || isProblem || isUnanswered || message.Delivery is DeliveryState.Queued or DeliveryState.Attempting)
            {
                // Moved towards the end, over those that are let go.
                messages[--first] = message;
            }
        }

        return first == 0 ? messages : messages[first..];
    }
}
