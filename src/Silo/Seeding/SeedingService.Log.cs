using Microsoft.Extensions.Logging;

namespace Chatbotics.Silo.Seeding;

internal sealed partial class SeedingService
{
    [LoggerMessage(EventId = 6501, Level = LogLevel.Information, Message = "The seed file's {Count} workspaces are in place.")]
    private static partial void LogSeeded(ILogger logger, int count);

    [LoggerMessage(EventId = 6502, Level = LogLevel.Information, Message = "The demo workspace {Tenant} is in place.")]
    private static partial void LogDemo(ILogger logger, string tenant);
}
