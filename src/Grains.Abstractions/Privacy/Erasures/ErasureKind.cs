namespace Chatbotics.Grains.Abstractions.Privacy.Erasures;

/// <summary>What an erasure takes away. Stored as its number, which never changes.</summary>
[GenerateSerializer, Alias("erasure-kind")]
public enum ErasureKind
{
    /// <summary>One message of a conversation. Subjects: the conversation's key, then the message's.</summary>
    Message = 0,

    /// <summary>Whole conversations. Subjects: their keys.</summary>
    Conversation = 1,

    /// <summary>
    /// A contact with everything under every identity. Subjects: keys of its conversations, or its own
    /// (<see cref="Contacts.ContactKeys"/>); the others are found.
    /// </summary>
    Contact = 2,

    /// <summary>A channel connection with its tokens and conversations. Subject: the connection's key.</summary>
    Connection = 3,

    /// <summary>A person of the team. Subject: the account's id.</summary>
    Member = 4,

    /// <summary>A workspace with everything in it. Subject: the tenant id.</summary>
    Workspace = 5,

    /// <summary>What one sign-in at Meta brought: tokens and profile, and the connections that rest on it. Subject: the app-scoped id.</summary>
    Login = 6,

    /// <summary>What agents know. Subjects: keys of knowledge bases (<c>tenant/base</c>) or of their sources (<c>tenant/base/source</c>).</summary>
    Knowledge = 7,

    /// <summary>
    /// The files of messages that are older than <see cref="ErasureOrder.Before"/>; the messages stay. Subjects: the
    /// conversations' keys. Only retention orders it.
    /// </summary>
    Media = 8,

    /// <summary>
    /// What agents kept as evidence before <see cref="ErasureOrder.Before"/>; what they said stays. Subjects: the
    /// conversations' keys. Only retention orders it.
    /// </summary>
    Traces = 9,
}
