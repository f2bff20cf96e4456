using Microsoft.Extensions.Logging;

namespace Chatbotics.WebFront.Identity.Mail;

internal sealed partial class MailQueue
{
    [LoggerMessage(EventId = 5702, Level = LogLevel.Warning, Message = "A mail was not taken by the mail server at try {Attempt} ({Fault}). Check the section Mail of the configuration.")]
    private static partial void LogFailed(ILogger logger, int attempt, string fault);

    [LoggerMessage(EventId = 5703, Level = LogLevel.Error, Message = "Too many mails wait to be sent; one was dropped. Check the mail server.")]
    private static partial void LogFull(ILogger logger);
}
