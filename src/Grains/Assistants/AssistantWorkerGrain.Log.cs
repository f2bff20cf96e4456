using Chatbotics.Grains.Abstractions.Conversations;
using Microsoft.Extensions.Logging;

namespace Chatbotics.Grains.Assistants;

internal sealed partial class AssistantWorkerGrain
{
    [LoggerMessage(EventId = 3351, Level = LogLevel.Error, Message = "Turn {Turn} of conversation {Conversation} failed.")]
    private static partial void LogFailed(ILogger logger, Exception exception, ConversationKey conversation, string turn);

    [LoggerMessage(EventId = 3352, Level = LogLevel.Warning, Message = "Turn {Turn} of conversation {Conversation} took longer than {Timeout}.")]
    private static partial void LogTimedOut(ILogger logger, ConversationKey conversation, string turn, TimeSpan timeout);

    [LoggerMessage(EventId = 3353, Level = LogLevel.Warning, Message = "The result of turn {Turn} could not be given to conversation {Conversation}.")]
    private static partial void LogNotReported(ILogger logger, Exception exception, ConversationKey conversation, string turn);
}
