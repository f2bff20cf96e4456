using Chatbotics.Grains.Abstractions.Channels;
using Microsoft.Extensions.Logging;

namespace Chatbotics.Grains.Channels.Connecting;

internal sealed partial class ChannelAudit
{
    [LoggerMessage(EventId = 3111, Level = LogLevel.Error, Message = "The act {Action} on {Connection} is not in the audit log.")]
    private static partial void LogNotWritten(ILogger logger, ConnectionKey connection, string action, Exception error);
}
