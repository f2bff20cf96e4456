namespace Chatbotics.Grains.Abstractions.Contacts;

/// <summary>The names of what contacts can be filtered by. Stored in segments.</summary>
public static class ContactFields
{
    /// <summary>A channel's name, for example "whatsapp".</summary>
    public const string Channel = "channel";

    /// <summary>One of the labels.</summary>
    public const string Label = "label";

    /// <summary>The language's tag.</summary>
    public const string Language = "language";

    /// <summary>"true" for blocked contacts.</summary>
    public const string Blocked = "blocked";

    /// <summary>When the contact was made.</summary>
    public const string Created = "created";

    /// <summary>When they last wrote.</summary>
    public const string LastSeen = "last_seen";

    /// <summary>A phone number.</summary>
    public const string Phone = "phone";

    /// <summary>An e-mail address.</summary>
    public const string Email = "email";

    /// <summary>Before the id of an attribute, for example "attribute:plan".</summary>
    public const string AttributePrefix = "attribute:";
}
