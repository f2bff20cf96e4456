using Microsoft.Extensions.Logging;

namespace Chatbotics.Grains.Privacy.Meta;

internal sealed partial class MetaCallbackGrain
{
    [LoggerMessage(EventId = 7611, Level = LogLevel.Information, Message = "Meta's callback {Code} is carried out: {Count} connections.")]
    private static partial void LogDone(ILogger logger, string code, int count);

    [LoggerMessage(EventId = 7612, Level = LogLevel.Warning, Message = "Meta's callback {Code} could not be carried out yet; it is tried again in a minute.")]
    private static partial void LogFailed(ILogger logger, string code, Exception exception);
}
