using System.Collections.Immutable;
using Chatbotics.Grains.Abstractions.Notifications;

namespace Chatbotics.Grains.Notifications;

/// <summary>What is stored of one member's notifications. Ids and names never change their meaning.</summary>
[GenerateSerializer, Immutable, Alias("notifications-state")]
internal sealed record NotificationsState
{
    /// <summary>The items, oldest first.</summary>
    [Id(0)]
    public ImmutableArray<StoredNotification> Items
    {
        get;
        init => field = value.IsDefault ? [] : value;
    }

    = [];

    /// <summary>The last id that was given.</summary>
    [Id(1)]
    public long Last { get; init; }

    /// <summary>How the member wants to be told.</summary>
    [Id(2)]
    public NotificationSettings Settings { get; init; } = new();

    /// <summary>When the next mail is due; null while none is.</summary>
    [Id(3)]
    public DateTimeOffset? MailAt { get; init; }

    /// <summary>The member's browsers that are told of things while no page is open, oldest first.</summary>
    [Id(4)]
    public ImmutableArray<StoredDevice> Devices
    {
        get;
        init => field = value.IsDefault ? [] : value;
    }

    = [];
}
