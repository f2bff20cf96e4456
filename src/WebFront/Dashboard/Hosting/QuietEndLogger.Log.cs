using Microsoft.Extensions.Logging;

namespace Chatbotics.WebFront.Dashboard.Hosting;

internal sealed partial class QuietEndLogger
{
    [LoggerMessage(EventId = 5810, Level = LogLevel.Debug, Message = "A live page ended: its session is over, or its person may not see the workspace any more.")]
    private static partial void LogEnded(ILogger logger);
}
