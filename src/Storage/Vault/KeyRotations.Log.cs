using Microsoft.Extensions.Logging;

namespace Chatbotics.Storage.Vault;

internal sealed partial class KeyRotations
{
    [LoggerMessage(EventId = 5301, Level = LogLevel.Information, Message = "The rotation {Id} of the key of {Of} is done: nothing is wrapped with the key before it any more.")]
    private static partial void LogDone(ILogger logger, Guid id, string of);
}
