using Microsoft.Extensions.Logging;

namespace Chatbotics.Grains.Notifications;

internal sealed partial class NotificationsGrain
{
    [LoggerMessage(EventId = 3902, Level = LogLevel.Warning, Message = "The notifications of {Account} in {Tenant} could not be stored; it is tried again.")]
    private static partial void LogNotSaved(ILogger logger, string tenant, string account, Exception error);

    [LoggerMessage(EventId = 3904, Level = LogLevel.Warning, Message = "The browsers of {Account} in {Tenant} could not be told.")]
    private static partial void LogNotPushed(ILogger logger, string tenant, string account, Exception error);
}
