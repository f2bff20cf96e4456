using Microsoft.Extensions.Logging;

namespace Chatbotics.Assistants.Models;

internal sealed partial class FallbackChatClient
{
    [LoggerMessage(EventId = 4201, Level = LogLevel.Warning, Message = "Model {Position} of the chain gave no reply ({Failure}); the next one is asked.")]
    private static partial void LogFallback(ILogger logger, int position, ModelFailure failure);
}
