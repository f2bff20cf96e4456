using Microsoft.Extensions.Logging;

namespace Chatbotics.Grains.Contacts.Files;

internal sealed partial class ContactImportGrain
{
    [LoggerMessage(EventId = 3804, Level = LogLevel.Warning,
        Message = "The import {Import} of workspace {Tenant} was interrupted; it goes on within a minute.")]
    private static partial void LogInterrupted(ILogger logger, Exception exception, string tenant, string import);
}
