using Chatbotics.Grains.Abstractions.People.Mail;

namespace Chatbotics.WebFront.Identity.Mail;

/// <summary>Brings one mail on its way.</summary>
internal interface IMailTransport
{
    /// <summary>Whether mail leaves this installation.</summary>
    bool CanSend { get; }

    /// <summary>Hands a mail over.</summary>
    /// <param name="mail">The mail.</param>
    /// <param name="cancellationToken">Gives up.</param>
    Task Send(OutgoingMail mail, CancellationToken cancellationToken);
}
