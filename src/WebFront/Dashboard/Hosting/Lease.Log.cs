using Microsoft.Extensions.Logging;

namespace Chatbotics.WebFront.Dashboard.Hosting;

internal sealed partial class Lease
{
    [LoggerMessage(Level = LogLevel.Warning, Message = "A page's observer could not be renewed; it is tried again shortly.")]
    private static partial void LogNotRenewed(ILogger log, Exception fault);

    [LoggerMessage(Level = LogLevel.Debug, Message = "A page's observer could not be ended; its lease lapses by itself.")]
    private static partial void LogNotEnded(ILogger log, Exception fault);
}
