using Microsoft.Extensions.Logging;

namespace Chatbotics.Grains.Privacy.Wishes;

internal sealed partial class ChatWishGrain
{
    [LoggerMessage(EventId = 7631, Level = LogLevel.Warning, Message = "A customer's wish of workspace {Tenant} could not be carried out; it is tried again in a minute.")]
    private static partial void LogFailed(ILogger logger, string tenant, Exception exception);
}
