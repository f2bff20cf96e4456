namespace Chatbotics.Grains.Abstractions.Inbox;

/// <summary>What a condition looks at. Stored in saved filters: numbers never change.</summary>
[GenerateSerializer, Alias("inbox-field")]
public enum InboxField
{
    /// <summary>The status, by its name in lower case: "open", "pending", "snoozed", "resolved".</summary>
    Status = 1,

    /// <summary>The assignee's account; "me" is whoever looks.</summary>
    Assignee = 2,

    /// <summary>The team's id.</summary>
    Team = 3,

    /// <summary>Labels, by id.</summary>
    Label = 4,

    /// <summary>The priority, by its name in lower case.</summary>
    Priority = 5,

    /// <summary>The channel connection, by its key.</summary>
    Connection = 6,

    /// <summary>The platform, by its name in lower case.</summary>
    Platform = 7,

    /// <summary>Who holds it: "nobody", "assistant", "workflow", "person".</summary>
    Holder = 8,

    /// <summary>Since when the customer waits.</summary>
    WaitingSince = 9,

    /// <summary>When the conversation was opened.</summary>
    CreatedAt = 10,

    /// <summary>When the last message came or went.</summary>
    LastActivity = 11,

    /// <summary>Unread messages; only <see cref="InboxOperator.IsSet"/> and <see cref="InboxOperator.IsNotSet"/>.</summary>
    Unread = 12,
}
