using Microsoft.Extensions.Logging;

namespace Chatbotics.Storage.Sqlite.Writing;

internal sealed partial class StoreWriter
{
    [LoggerMessage(1, LogLevel.Error, "Database {Database}: a batch of {Operations} operations was not written. {Reason}")]
    private static partial void LogBatchFailed(ILogger logger, string database, int operations, string reason, Exception failure);

    [LoggerMessage(2, LogLevel.Information, "Database {Database}: writing works again.")]
    private static partial void LogRecovered(ILogger logger, string database);

    [LoggerMessage(3, LogLevel.Critical, "Database {Database}: {Reason}")]
    private static partial void LogFatal(ILogger logger, string database, string reason, Exception failure);

    [LoggerMessage(4, LogLevel.Warning, "Database {Database}: the log could not be moved into the file. {Reason}")]
    private static partial void LogCheckpointFailed(ILogger logger, string database, string reason, Exception failure);
}
