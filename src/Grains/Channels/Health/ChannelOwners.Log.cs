using Chatbotics.Grains.Abstractions.Channels;
using Microsoft.Extensions.Logging;

namespace Chatbotics.Grains.Channels.Health;

internal sealed partial class ChannelOwners
{
    [LoggerMessage(EventId = 3141, Level = LogLevel.Warning, Message = "Connection {Connection} needs its owners; its page says why.")]
    private static partial void LogTold(ILogger logger, ConnectionKey connection);

    [LoggerMessage(EventId = 3142, Level = LogLevel.Warning, Message = "The owners of {Connection} couldn't be told by mail.")]
    private static partial void LogNotTold(ILogger logger, ConnectionKey connection, Exception error);
}
