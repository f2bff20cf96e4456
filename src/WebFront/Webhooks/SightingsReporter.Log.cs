using Microsoft.Extensions.Logging;

namespace Chatbotics.WebFront.Webhooks;

internal sealed partial class SightingsReporter
{
    [LoggerMessage(EventId = 5121, Level = LogLevel.Debug, Message = "What was seen of webhooks couldn't be told; the connection doctor lags behind.")]
    private static partial void LogNotReported(ILogger logger, Exception error);
}
