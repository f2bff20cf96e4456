using Chatbotics.Grains.Abstractions.Channels;
using Chatbotics.Grains.Abstractions.Conversations;

namespace Chatbotics.Grains.Inbox.Index;

/// <summary>
/// A row's facts in memory, with numbers for names (see <see cref="IndexNames"/>): a hundred thousand of them are looked
/// through in about a millisecond.
/// </summary>
internal struct IndexedRow
{
    /// <summary>The conversation.</summary>
    public ConversationKey Key;

    /// <summary>The version.</summary>
    public long Version;

    /// <summary>The last activity, milliseconds since 1970.</summary>
    public long Last;

    /// <summary>When it was opened, milliseconds since 1970.</summary>
    public long Created;

    /// <summary>Since when the customer waits, milliseconds since 1970; 0 when they don't.</summary>
    public long Waiting;

    /// <summary>The labels; null for none.</summary>
    public int[]? Labels;

    /// <summary>A bit for each label (<see cref="IndexNames.BitOf"/>), so that most rows are ruled out without looking at <see cref="Labels"/>, which lie elsewhere in memory.</summary>
    public ulong LabelBits;

    /// <summary>Who was mentioned; null for nobody.</summary>
    public int[]? Mentions;

    /// <summary>The assignee; 0 for nobody.</summary>
    public int Assignee;

    /// <summary>The team; 0 for none.</summary>
    public int Team;

    /// <summary>The connection.</summary>
    public int Connection;

    /// <summary>Unread messages.</summary>
    public int Unread;

    /// <summary>The priority.</summary>
    public ConversationPriority Priority;

    /// <summary>The status.</summary>
    public ConversationStatus Status;

    /// <summary>The kind of holder.</summary>
    public OwnerKind Holder;

    /// <summary>The platform.</summary>
    public ChannelPlatform Platform;

    /// <summary>Whether an assistant or a workflow holds it.</summary>
    public readonly bool IsAutomated => Holder is OwnerKind.Assistant or OwnerKind.Workflow;
}
