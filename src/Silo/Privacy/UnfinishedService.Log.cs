using Microsoft.Extensions.Logging;

namespace Chatbotics.Silo.Privacy;

internal sealed partial class UnfinishedService
{
    [LoggerMessage(EventId = 7681, Level = LogLevel.Warning, Message = "What was not done before the start could not be read; everything goes on by its reminder within a minute.")]
    private static partial void LogCutOff(ILogger logger, Exception error);

    [LoggerMessage(EventId = 7682, Level = LogLevel.Warning, Message = "Something of type {Type} that was not done before the start could not go on yet; it is tried again within a minute.")]
    private static partial void LogNotGoneOn(ILogger logger, string type, Exception error);
}
