using Chatbotics.Grains.Abstractions.Channels;
using Microsoft.Extensions.Logging;

namespace Chatbotics.Channels.Meta.Sending;

internal abstract partial class MetaSender
{
    [LoggerMessage(1, LogLevel.Warning, "{Connection}: send {Tracker} refused: {Kind}, code {Code}/{Subcode}, Meta's trace {Trace}")]
    private static partial void LogRefused(
        ILogger logger, ConnectionKey connection, string tracker, SendErrorKind kind, int code, int subcode, string? trace);

    [LoggerMessage(2, LogLevel.Warning, "{Connection}: what became of send {Tracker} is unknown (HTTP {Status}, 0 when the answer was lost)")]
    private static partial void LogUnknown(ILogger logger, ConnectionKey connection, string tracker, int status);

    [LoggerMessage(3, LogLevel.Debug, "{Connection}: presence not shown: {Fault}")]
    private static partial void LogPresenceFailed(ILogger logger, ConnectionKey connection, string fault);

    [LoggerMessage(4, LogLevel.Error, "{Connection}: the token can't be read: {Fault}")]
    private static partial void LogNoCredentials(ILogger logger, ConnectionKey connection, string fault);
}
