using Microsoft.Extensions.Logging;

namespace Chatbotics.Grains.Privacy.Shops;

internal sealed partial class ShopCallGrain
{
    [LoggerMessage(EventId = 7661, Level = LogLevel.Information, Message = "The shop's call {Id} is carried out.")]
    private static partial void LogDone(ILogger logger, string id);

    [LoggerMessage(EventId = 7662, Level = LogLevel.Warning, Message = "The shop's call {Id} could not be carried out yet; it is tried again in a minute.")]
    private static partial void LogFailed(ILogger logger, string id, Exception exception);
}
