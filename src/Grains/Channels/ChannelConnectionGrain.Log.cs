using Chatbotics.Grains.Abstractions.Channels;
using Chatbotics.Grains.Abstractions.Channels.Health;
using Microsoft.Extensions.Logging;

namespace Chatbotics.Grains.Channels;

internal sealed partial class ChannelConnectionGrain
{
    [LoggerMessage(EventId = 3101, Level = LogLevel.Information, Message = "Configured connection {Connection}, revision {Revision}.")]
    private static partial void LogConfigured(ILogger logger, ConnectionKey connection, long revision);

    [LoggerMessage(EventId = 3102, Level = LogLevel.Warning,
        Message = "Paused connection {Connection}: {Kind}, code {Code}. Nothing is sent until its owner acts.")]
    private static partial void LogPaused(ILogger logger, ConnectionKey connection, SendErrorKind kind, int code);

    [LoggerMessage(EventId = 3103, Level = LogLevel.Information,
        Message = "Connection {Connection} was throttled (code {Code}); it sends {Rate} messages a second now.")]
    private static partial void LogThrottled(ILogger logger, ConnectionKey connection, int code, double rate);

    [LoggerMessage(EventId = 3104, Level = LogLevel.Information, Message = "Connection {Connection} sends again.")]
    private static partial void LogResumed(ILogger logger, ConnectionKey connection);

    [LoggerMessage(EventId = 3105, Level = LogLevel.Information, Message = "Renewed the token of connection {Connection}, revision {Revision}.")]
    private static partial void LogRenewed(ILogger logger, ConnectionKey connection, long revision);

    [LoggerMessage(EventId = 3106, Level = LogLevel.Warning, Message = "Disconnected {Connection}: {Reason}. Its token is destroyed.")]
    private static partial void LogDisconnected(ILogger logger, ConnectionKey connection, DisconnectReason reason);
}
