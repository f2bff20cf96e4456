using Chatbotics.Grains.Abstractions.Conversations;
using Microsoft.Extensions.Logging;

namespace Chatbotics.Grains.Contacts.Intake;

internal sealed partial class ContactIntakeGrain
{
    [LoggerMessage(EventId = 3803, Level = LogLevel.Warning,
        Message = "The contact of conversation {Conversation} could not be stored; the conversation tells it again.")]
    private static partial void LogNotTaken(ILogger logger, Exception exception, ConversationKey conversation);

    [LoggerMessage(EventId = 3806, Level = LogLevel.Warning, Message = "The platform could not be asked for the name of whom conversation {Conversation} is with.")]
    private static partial void LogNotAsked(ILogger logger, Exception exception, ConversationKey conversation);
}
