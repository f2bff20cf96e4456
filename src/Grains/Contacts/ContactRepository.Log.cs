using Microsoft.Extensions.Logging;

namespace Chatbotics.Grains.Contacts;

internal sealed partial class ContactRepository
{
    [LoggerMessage(EventId = 3801, Level = LogLevel.Error,
        Message = "The contact {Contact} of workspace {Tenant} can't be read: it was damaged, swapped, or written by a newer build.")]
    private static partial void LogUnreadable(ILogger logger, Exception exception, string tenant, string contact);
}
