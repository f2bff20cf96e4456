using Microsoft.Extensions.Logging;

namespace Chatbotics.Grains.Conversations.Waking;

internal sealed partial class WakeShardGrain
{
    [LoggerMessage(1, LogLevel.Warning, "Shard {Shard} of the due-time index could not be read; it is read again within a minute.")]
    private static partial void LogScanFailed(ILogger logger, int shard, Exception exception);

    [LoggerMessage(2, LogLevel.Warning, "A conversation of {Connection} could not be woken; it is tried again within a minute.")]
    private static partial void LogWakeFailed(ILogger logger, string connection, Exception exception);
}
