namespace Chatbotics.Grains.Abstractions.Notifications;

/// <summary>What a person is told of. Stored: numbers never change.</summary>
[GenerateSerializer, Alias("notification-kind")]
public enum NotificationKind
{
    /// <summary>A conversation was assigned to the person, by a colleague or a rule.</summary>
    Assigned = 1,

    /// <summary>A colleague named the person in a private note.</summary>
    Mentioned = 2,

    /// <summary>The customer wrote in a conversation that the person is responsible for, and no automation holds.</summary>
    CustomerWrote = 3,

    /// <summary>A conversation waits for a person and is assigned to nobody.</summary>
    Waiting = 4,

    /// <summary>The time came until which a conversation of the person was snoozed.</summary>
    SnoozeEnded = 5,

    /// <summary>A message of the person could not be sent.</summary>
    SendFailed = 6,

    /// <summary>A channel needs somebody who may manage channels.</summary>
    ChannelTrouble = 7,

    /// <summary>A request about personal data must be answered soon.</summary>
    PrivacyDeadline = 8,

    /// <summary>A retention rule is about to erase something for the first time; until then it can be taken back.</summary>
    RetentionAhead = 9,
}
