using Chatbotics.Grains.Abstractions.Channels;
using Microsoft.Extensions.Logging;

namespace Chatbotics.Silo.Channels;

internal sealed partial class ConnectionCareStarter
{
    [LoggerMessage(EventId = 6121, Level = LogLevel.Warning, Message = "The list of connections couldn't be read; their care begins with the next start.")]
    private static partial void LogCutOff(ILogger logger, Exception error);

    [LoggerMessage(EventId = 6122, Level = LogLevel.Warning, Message = "The care for {Connection} didn't begin; the next start tries again.")]
    private static partial void LogNotBegun(ILogger logger, ConnectionKey connection, Exception error);
}
