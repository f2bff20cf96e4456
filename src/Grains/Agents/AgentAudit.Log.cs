using Microsoft.Extensions.Logging;

namespace Chatbotics.Grains.Agents;

internal sealed partial class AgentAudit
{
    [LoggerMessage(EventId = 3810, Level = LogLevel.Error, Message = "The act {Action} on an agent of {Tenant} is not in the audit log.")]
    private static partial void LogNotWritten(ILogger logger, string tenant, string action, Exception exception);
}
