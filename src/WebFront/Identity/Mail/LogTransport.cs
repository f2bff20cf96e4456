using Chatbotics.Grains.Abstractions.People.Mail;
using Microsoft.Extensions.Logging;

namespace Chatbotics.WebFront.Identity.Mail;

/// <summary>Writes mails to the log. In Development only: the links in them open accounts.</summary>
/// <param name="logger">The log.</param>
internal sealed partial class LogTransport(ILogger<LogTransport> logger) : IMailTransport
{
    /// <inheritdoc/>
    public bool CanSend => true;

    /// <inheritdoc/>
    public Task Send(OutgoingMail mail, CancellationToken cancellationToken)
    {
        LogMail(logger, mail.Subject, mail.Text);
        return Task.CompletedTask;
    }

    [LoggerMessage(EventId = 5701, Level = LogLevel.Information, Message = "No mail server is configured (Mail:Host). In Development the mail is shown here. {Subject}: {Text}")]
    private static partial void LogMail(ILogger logger, string subject, string text);
}
