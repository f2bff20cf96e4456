using Chatbotics.Grains.Abstractions.People.Mail;

namespace Chatbotics.WebFront.Identity.Mail;

/// <summary>There is no mail server.</summary>
internal sealed class NoTransport : IMailTransport
{
    /// <inheritdoc/>
    public bool CanSend => false;

    /// <inheritdoc/>
    public Task Send(OutgoingMail mail, CancellationToken cancellationToken) => Task.CompletedTask;
}
