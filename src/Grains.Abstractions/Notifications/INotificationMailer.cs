namespace Chatbotics.Grains.Abstractions.Notifications;

/// <summary>Writes digests and brings them on their way.</summary>
public interface INotificationMailer
{
    /// <summary>Whether mail leaves this installation.</summary>
    bool CanSend { get; }

    /// <summary>Takes a digest; returns before it is sent.</summary>
    /// <param name="digest">The digest.</param>
    void Send(NotificationDigest digest);
}
