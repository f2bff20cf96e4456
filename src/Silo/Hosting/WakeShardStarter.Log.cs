using Microsoft.Extensions.Logging;

namespace Chatbotics.Silo.Hosting;

internal sealed partial class WakeShardStarter
{
    [LoggerMessage(EventId = 3411, Level = LogLevel.Warning, Message = "Shard {Shard} of the due-time index could not be started; it is tried again.")]
    private static partial void LogNotStarted(ILogger logger, Exception exception, int shard);
}
