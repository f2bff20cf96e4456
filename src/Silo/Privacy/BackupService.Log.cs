using Microsoft.Extensions.Logging;

namespace Chatbotics.Silo.Privacy;

internal sealed partial class BackupService
{
    [LoggerMessage(EventId = 8311, Level = LogLevel.Information, Message = "A backup was made; {Removed} old files were removed.")]
    private static partial void LogMade(ILogger logger, int removed);

    [LoggerMessage(EventId = 8312, Level = LogLevel.Error, Message = "No backup could be made; it is tried again in five minutes. {Reason}")]
    private static partial void LogFailed(ILogger logger, string reason);
}
