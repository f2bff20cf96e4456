using Chatbotics.Grains.Abstractions.Notifications;

namespace Chatbotics.Grains.Notifications;

/// <summary>An item as it is stored.</summary>
[GenerateSerializer, Immutable, Alias("stored-notification")]
internal sealed record StoredNotification
{
    /// <summary>See <see cref="Notification.Id"/>.</summary>
    [Id(0)]
    public required long Id { get; init; }

    /// <summary>What happened last.</summary>
    [Id(1)]
    public required Notice Notice { get; init; }

    /// <summary>How often since it was read.</summary>
    [Id(2)]
    public int Count { get; init; } = 1;

    /// <summary>Whether the member has seen it.</summary>
    [Id(3)]
    public bool IsRead { get; init; }

    /// <summary>How the member wanted to be told when it came.</summary>
    [Id(4)]
    public NotificationChannels Channels { get; init; }

    /// <summary>Whether a mail told of it.</summary>
    [Id(5)]
    public bool IsMailed { get; init; }

    /// <summary>Whether it stands in the list.</summary>
    public bool IsListed => (Channels & NotificationChannels.InApp) != NotificationChannels.None;

    /// <summary>Whether the next mail is to tell of it.</summary>
    public bool IsForMail => !IsRead && !IsMailed && (Channels & NotificationChannels.Mail) != NotificationChannels.None;

    /// <summary>As it is shown.</summary>
    public Notification Show() => new(Id, Notice, Count, IsRead);
}
