using Microsoft.Extensions.Logging;

namespace Chatbotics.WebFront.Api;

internal sealed partial class ApiPipeline
{
    [LoggerMessage(EventId = 7951, Level = LogLevel.Error, Message = "The API operation {Operation} failed.")]
    private static partial void LogFailed(ILogger logger, Exception exception, string operation);
}
