using Microsoft.Extensions.Logging;

namespace Chatbotics.Grains.Media;

internal sealed partial class MediaDesk
{
    [LoggerMessage(1, LogLevel.Warning, "A file of {Connection} could not be kept; it is tried again.")]
    private static partial void LogNotFetched(ILogger logger, string connection, Exception exception);

    [LoggerMessage(2, LogLevel.Warning, "A stored file could not be opened ({Error}): its key is gone, or it was changed.")]
    private static partial void LogNotOpened(ILogger logger, string error);
}
