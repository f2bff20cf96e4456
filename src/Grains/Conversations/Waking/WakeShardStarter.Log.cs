using Microsoft.Extensions.Logging;

namespace Chatbotics.Grains.Conversations.Waking;

internal sealed partial class WakeShardStarter
{
    [LoggerMessage(1, LogLevel.Warning, "Shard {Shard} of the due-time index did not start; its reminder starts it within a minute.")]
    private static partial void LogNotStarted(ILogger logger, int shard, Exception exception);
}
