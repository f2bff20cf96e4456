using Microsoft.Extensions.Logging;

namespace Chatbotics.Grains.Privacy.Exports;

internal sealed partial class DataExportGrain
{
    [LoggerMessage(EventId = 7671, Level = LogLevel.Warning, Message = "The export {Id} of workspace {Tenant} was interrupted; it goes on in a minute.")]
    private static partial void LogInterrupted(ILogger logger, Exception fault, string tenant, string id);
}
