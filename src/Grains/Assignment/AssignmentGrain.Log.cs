using Chatbotics.Grains.Abstractions.Conversations;
using Microsoft.Extensions.Logging;

namespace Chatbotics.Grains.Assignment;

internal sealed partial class AssignmentGrain
{
    [LoggerMessage(EventId = 3311, Level = LogLevel.Warning, Message = "Conversation {Conversation} could not be assigned; it is tried again.")]
    private static partial void LogNotAssigned(ILogger logger, Exception exception, ConversationKey conversation);

    [LoggerMessage(EventId = 3312, Level = LogLevel.Warning, Message = "Assignment of {Tenant} stopped for a moment; it is tried again.")]
    private static partial void LogStopped(ILogger logger, Exception exception, string tenant);
}
