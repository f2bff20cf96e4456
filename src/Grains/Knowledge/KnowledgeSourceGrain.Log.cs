using Microsoft.Extensions.Logging;

namespace Chatbotics.Grains.Knowledge;

internal sealed partial class KnowledgeSourceGrain
{
    [LoggerMessage(EventId = 4721, Level = LogLevel.Warning, Message = "Source {Source} could not be read; try {Try}.")]
    private static partial void LogFailed(ILogger logger, Exception exception, string source, int @try);
}
