using Microsoft.Extensions.Logging;

namespace Chatbotics.WebFront.Identity.Mail;

internal sealed partial class LogTransport
{
    [LoggerMessage(EventId = 5701, Level = LogLevel.Information, Message = "No mail server is configured (Mail:Host). In Development the mail is shown here. {Subject}: {Text}")]
    private static partial void LogMail(ILogger logger, string subject, string text);
}
