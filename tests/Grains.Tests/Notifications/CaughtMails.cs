using System.Collections.Concurrent;
using Chatbotics.Grains.Abstractions.Notifications;

namespace Chatbotics.Grains.Tests.Notifications;

/// <summary>Keeps digests instead of mailing them.</summary>
internal sealed class CaughtMails : INotificationMailer
{
    private readonly ConcurrentQueue<NotificationDigest> _all = new();

    public bool CanSend => true;

    public void Send(NotificationDigest digest) => _all.Enqueue(digest);

    public IReadOnlyList<NotificationDigest> Of(string tenant) => [.. _all.Where(mail => mail.Tenant == tenant)];
}
