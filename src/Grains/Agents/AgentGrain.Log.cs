using Microsoft.Extensions.Logging;

namespace Chatbotics.Grains.Agents;

internal sealed partial class AgentGrain
{
    [LoggerMessage(EventId = 4701, Level = LogLevel.Information, Message = "Agent {Agent} of {Tenant} is live with version {Version}.")]
    private static partial void LogPublished(ILogger logger, string tenant, string agent, int version);
}
