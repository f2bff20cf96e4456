using Microsoft.Extensions.Logging;

namespace Chatbotics.Grains.Notifications;

internal sealed partial class NotificationHubGrain
{
    [LoggerMessage(EventId = 3903, Level = LogLevel.Warning, Message = "Members of {Tenant} could not be told of something; the inbox shows it.")]
    private static partial void LogNotTold(ILogger logger, string tenant, Exception error);
}
