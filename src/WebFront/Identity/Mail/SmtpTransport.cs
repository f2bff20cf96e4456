using System.Net;
using System.Net.Mail;
using Chatbotics.Grains.Abstractions.People.Mail;
using Microsoft.Extensions.Options;

namespace Chatbotics.WebFront.Identity.Mail;

/// <summary>Sends by SMTP.</summary>
/// <param name="options">The server.</param>
internal sealed class SmtpTransport(IOptions<MailOptions> options) : IMailTransport
{
    /// <inheritdoc/>
    public bool CanSend => true;

    /// <inheritdoc/>
    public async Task Send(OutgoingMail mail, CancellationToken cancellationToken)
    {
        var server = options.Value;
        using var client = new SmtpClient(server.Host, server.Port) { EnableSsl = server.UseTls };
        if (server.User.Length > 0)
        {
            client.Credentials = new NetworkCredential(server.User, server.Password);
        }

        // Addresses and subject are checked for line breaks by these classes: nobody adds a header.
        using var message = new MailMessage(new MailAddress(server.From, server.FromName), new MailAddress(mail.To))
        {
            Subject = mail.Subject,
            Body = mail.Text,
        };
        await client.SendMailAsync(message, cancellationToken);
    }
}
