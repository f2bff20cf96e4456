using Microsoft.Extensions.Logging;

namespace Chatbotics.WebFront.Dashboard.Conversations;

internal sealed partial class ThreadSession
{
    [LoggerMessage(Level = LogLevel.Warning, Message = "A page could not watch its conversation; it shows what it reads.")]
    private static partial void LogNotWatched(ILogger log, Exception fault);

    [LoggerMessage(Level = LogLevel.Warning, Message = "A page could not read its conversation.")]
    private static partial void LogNotRead(ILogger log, Exception fault);

    [LoggerMessage(Level = LogLevel.Warning, Message = "A command of the page failed.")]
    private static partial void LogCommandFailed(ILogger log, Exception fault);
}
