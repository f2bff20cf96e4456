using Microsoft.Extensions.Logging;

namespace Chatbotics.Silo.Privacy;

internal sealed partial class KeyRotationService
{
    [LoggerMessage(EventId = 8301, Level = LogLevel.Error, Message = "A rotation of keys could not go on. Everything stays readable; it is tried again in half a minute.")]
    private static partial void LogFailed(ILogger logger, Exception failure);
}
