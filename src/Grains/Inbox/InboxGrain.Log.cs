using Chatbotics.Grains.Abstractions.Conversations;
using Microsoft.Extensions.Logging;

namespace Chatbotics.Grains.Inbox;

internal sealed partial class InboxGrain
{
    [LoggerMessage(EventId = 3201, Level = LogLevel.Error,
        Message = "The inbox row of conversation {Conversation}, version {Version}, can't be read: it was damaged, swapped, or written by a newer build.")]
    private static partial void LogUnreadable(ILogger logger, Exception exception, ConversationKey conversation, long version);

    [LoggerMessage(EventId = 3202, Level = LogLevel.Warning,
        Message = "The inbox row of the erased conversation {Conversation} could not be removed; it is tried again when the list is read.")]
    private static partial void LogNotDropped(ILogger logger, Exception exception, ConversationKey conversation);

    [LoggerMessage(EventId = 3203, Level = LogLevel.Error,
        Message = "The inbox of {Tenant} could not be read into memory; its rows are stored all the same, and it is tried again.")]
    private static partial void LogNotFilled(ILogger logger, Exception exception, string tenant);
}
