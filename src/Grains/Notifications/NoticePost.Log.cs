using Chatbotics.Grains.Abstractions.Notifications;
using Microsoft.Extensions.Logging;

namespace Chatbotics.Grains.Notifications;

internal sealed partial class NoticePost
{
    [LoggerMessage(EventId = 3901, Level = LogLevel.Warning, Message = "A member of {Tenant} could not be told of something ({Kind}); the inbox shows it.")]
    private static partial void LogNotTold(ILogger logger, string tenant, NotificationKind kind, Exception error);
}
