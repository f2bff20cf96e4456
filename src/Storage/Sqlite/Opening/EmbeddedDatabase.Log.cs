using Microsoft.Extensions.Logging;

namespace Chatbotics.Storage.Sqlite.Opening;

internal sealed partial class EmbeddedDatabase
{
    [LoggerMessage(1, LogLevel.Information, "The data folder {Folder} is open.")]
    private static partial void LogOpened(ILogger logger, string folder);

    [LoggerMessage(2, LogLevel.Information, "The quick check of {File} did not finish in the time that Store:QuickCheckLimit allows; nothing wrong was found so far. Store:IntegrityCheck=Full checks everything.")]
    private static partial void LogCheckUnfinished(ILogger logger, string file);

    [LoggerMessage(3, LogLevel.Information, "The data folder is closed.")]
    private static partial void LogClosed(ILogger logger);

    [LoggerMessage(4, LogLevel.Critical, "{Sentence}")]
    private static partial void LogDamaged(ILogger logger, string sentence);
}
