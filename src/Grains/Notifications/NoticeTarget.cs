namespace Chatbotics.Grains.Notifications;

/// <summary>Who a notice goes to.</summary>
internal enum NoticeTarget
{
    /// <summary>One member.</summary>
    Member,

    /// <summary>Everyone who may see the conversation: it waits.</summary>
    Waiting,

    /// <summary>Everyone who was told that the conversation waits: it doesn't any more.</summary>
    Settled,
}
