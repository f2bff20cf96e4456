using Microsoft.Extensions.Logging;

namespace Chatbotics.Grains.People;

internal sealed partial class TenantCallFilter
{
    [LoggerMessage(EventId = 3301, Level = LogLevel.Warning, Message = "Refused a call of {Interface}.{Method} on behalf of somebody who is not in its workspace.")]
    private static partial void LogRefused(ILogger logger, string @interface, string method);
}
