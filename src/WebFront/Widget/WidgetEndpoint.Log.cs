using Microsoft.Extensions.Logging;

namespace Chatbotics.WebFront.Widget;

internal sealed partial class WidgetEndpoint
{
    [LoggerMessage(EventId = 5910, Level = LogLevel.Error, Message = "A website visitor's request failed; their chat tries again.")]
    private static partial void LogFailed(ILogger logger, Exception exception);
}
