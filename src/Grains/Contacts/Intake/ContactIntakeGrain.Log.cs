using Chatbotics.Grains.Abstractions.Conversations;
using Microsoft.Extensions.Logging;

namespace Chatbotics.Grains.Contacts.Intake;

internal sealed partial class ContactIntakeGrain
{
    [LoggerMessage(EventId = 3803, Level = LogLevel.Warning,
        Message = "The contact of conversation {Conversation} could not be stored; the conversation tells it again.")]
    private static partial void LogNotTaken(ILogger logger, Exception exception, ConversationKey conversation);
}
