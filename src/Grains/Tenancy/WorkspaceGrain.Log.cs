using Microsoft.Extensions.Logging;

namespace Chatbotics.Grains.Tenancy;

internal sealed partial class WorkspaceGrain
{
    [LoggerMessage(EventId = 3001, Level = LogLevel.Information, Message = "Configured workspace {Tenant}, revision {Revision}.")]
    private static partial void LogConfigured(ILogger logger, string tenant, long revision);
}
