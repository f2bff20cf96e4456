using System.Collections.Immutable;

namespace Chatbotics.Grains.Notifications;

/// <summary>What a workspace's hub remembers. Ids and names never change their meaning.</summary>
[GenerateSerializer, Immutable, Alias("notification-hub-state")]
internal sealed record NotificationHubState
{
    /// <summary>Whether mails may name customers and show the beginning of their last message.</summary>
    [Id(0)]
    public bool MailsShowContent { get; init; }

    /// <summary>Whether deadlines are looked at every day.</summary>
    [Id(1)]
    public bool MindsDeadlines { get; init; }

    /// <summary>How urgent each open request was when its deadline was last told: 1 a week, 2 a day, 3 past it.</summary>
    [Id(2)]
    public ImmutableDictionary<long, int> Told { get; init; } = ImmutableDictionary<long, int>.Empty;
}
