using Microsoft.Extensions.Logging;

namespace Chatbotics.Grains.Audit;

internal sealed partial class AuditOutbox
{
    [LoggerMessage(EventId = 3701, Level = LogLevel.Warning, Message = "Audit note {Note} of workspace {Tenant} is not in the log yet; it is kept and tried again.")]
    private static partial void LogNotWritten(ILogger logger, string tenant, Guid note, Exception exception);
}
