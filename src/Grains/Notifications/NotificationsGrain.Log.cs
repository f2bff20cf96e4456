using Microsoft.Extensions.Logging;

namespace Chatbotics.Grains.Notifications;

internal sealed partial class NotificationsGrain
{
    [LoggerMessage(EventId = 3902, Level = LogLevel.Warning, Message = "The notifications of {Account} in {Tenant} could not be stored; it is tried again.")]
    private static partial void LogNotSaved(ILogger logger, string tenant, string account, Exception error);
}
