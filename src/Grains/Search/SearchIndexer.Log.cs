using Microsoft.Extensions.Logging;

namespace Chatbotics.Grains.Search;

internal sealed partial class SearchIndexer
{
    [LoggerMessage(1, LogLevel.Warning, "The search index could not be brought up to date; it is tried again.")]
    private static partial void LogFailed(ILogger logger, Exception exception);

    [LoggerMessage(2, LogLevel.Warning, "A record of {Connection} at version {Version} can't be read for the search index ({Error}); it is left out.")]
    private static partial void LogUnreadable(ILogger logger, string connection, long version, string error);
}
