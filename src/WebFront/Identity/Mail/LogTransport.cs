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
}
