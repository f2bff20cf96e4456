namespace Chatbotics.Grains.Abstractions.People.Mail;

/// <summary>Sends mail to people of workspaces, never to customers.</summary>
public interface IMailSender
{
    /// <summary>Whether mail leaves this installation. When it doesn't, pages show links to copy instead.</summary>
    bool CanSend { get; }

    /// <summary>Takes a mail. Returns before it is sent, so that nobody learns from the time it takes whether there was one.</summary>
    /// <param name="mail">The mail.</param>
    void Send(OutgoingMail mail);
}
