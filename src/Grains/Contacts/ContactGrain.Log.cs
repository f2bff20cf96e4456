using Microsoft.Extensions.Logging;

namespace Chatbotics.Grains.Contacts;

internal sealed partial class ContactGrain
{
    [LoggerMessage(EventId = 3802, Level = LogLevel.Warning,
        Message = "Conversation {Conversation} could not be told that its contact was blocked or unblocked; it is told again at the next chance.")]
    private static partial void LogNotTold(ILogger logger, Exception exception, string conversation);
}
