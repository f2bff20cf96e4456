using Chatbotics.Grains.Abstractions.Channels;
using Chatbotics.Grains.Channels.Ports;
using Microsoft.Extensions.Logging;

namespace Chatbotics.Grains.Channels.Health;

internal sealed partial class ConnectionCareGrain
{
    [LoggerMessage(EventId = 3131, Level = LogLevel.Warning, Message = "Meta didn't end the webhooks of {Connection}: {Kind}, code {Code}. They are dropped from now on.")]
    private static partial void LogNotUnsubscribed(ILogger logger, ConnectionKey connection, MetaFaultKind kind, int code);

    [LoggerMessage(EventId = 3132, Level = LogLevel.Warning, Message = "Meta didn't renew the token of {Connection}: {Kind}, code {Code}. It is tried again tomorrow.")]
    private static partial void LogNotRenewed(ILogger logger, ConnectionKey connection, MetaFaultKind kind, int code);
}
