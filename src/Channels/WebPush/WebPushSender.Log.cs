using Microsoft.Extensions.Logging;

namespace Chatbotics.Channels.WebPush;

internal sealed partial class WebPushSender
{
    [LoggerMessage(EventId = 2801, Level = LogLevel.Warning, Message = "The push service {Service} did not take a message: {Status}.")]
    private static partial void LogRefused(ILogger logger, string service, int status);

    [LoggerMessage(EventId = 2802, Level = LogLevel.Warning, Message = "The push service {Service} could not be reached ({Fault}).")]
    private static partial void LogUnreachable(ILogger logger, string service, string fault);
}
