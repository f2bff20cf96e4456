using Microsoft.Extensions.Logging;

namespace Chatbotics.WebFront.Dashboard.Organise;

internal sealed partial class Organiser
{
    [LoggerMessage(EventId = 5651, Level = LogLevel.Warning, Message = "A conversation could not be changed.")]
    private static partial void LogFailed(ILogger logger, Exception exception);
}
