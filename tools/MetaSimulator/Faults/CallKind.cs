namespace Chatbotics.MetaSimulator.Faults;

/// <summary>Which calls a fault is for.</summary>
[Flags]
public enum CallKind
{
    /// <summary>Sending a message.</summary>
    Send = 1,

    /// <summary>Read marks and typing indicators.</summary>
    Action = 2,

    /// <summary>Uploading, looking up and downloading media.</summary>
    Media = 4,

    /// <summary>Everything else: profiles, subscriptions, templates, tokens.</summary>
    Other = 8,

    /// <summary>All calls.</summary>
    Any = Send | Action | Media | Other,
}
