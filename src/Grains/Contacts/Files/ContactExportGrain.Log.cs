using Microsoft.Extensions.Logging;

namespace Chatbotics.Grains.Contacts.Files;

internal sealed partial class ContactExportGrain
{
    [LoggerMessage(EventId = 3805, Level = LogLevel.Warning,
        Message = "The export {Export} of workspace {Tenant} was interrupted; it goes on within a minute.")]
    private static partial void LogInterrupted(ILogger logger, Exception exception, string tenant, string export);
}
