using Chatbotics.Grains.Privacy;

namespace Chatbotics.Grains.Contacts.Profiles;

/// <summary>One contact in memory, opened.</summary>
/// <param name="id">Its id.</param>
/// <param name="created">When it was made, milliseconds since 1970.</param>
/// <param name="key">Its key.</param>
/// <param name="profile">Its profile.</param>
internal sealed class ContactUnit(string id, long created, DataKey key, ContactProfile profile)
{
    /// <summary>Its id.</summary>
    public string Id => id;

    /// <summary>When it was made, milliseconds since 1970.</summary>
    public long Created => created;

    /// <summary>Its key.</summary>
    public DataKey Key => key;

    /// <summary>What is known.</summary>
    public ContactProfile Profile => profile;

    /// <summary>The stored version; 0 for a new one.</summary>
    public long Version { get; set; }

    /// <summary>When they last wrote, milliseconds since 1970.</summary>
    public long Seen { get; set; }

    /// <summary>The contact that it is merged into.</summary>
    public string? Root { get; set; }

    /// <summary>Whether it must be written.</summary>
    public bool IsChanged { get; set; }

    /// <summary>Keys of conversations to add.</summary>
    public List<string> NewConversations { get; } = [];
}
