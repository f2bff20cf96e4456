using Chatbotics.Grains.Abstractions.Conversations;
using Chatbotics.Grains.Abstractions.Inbox;

namespace Chatbotics.Grains.Inbox.Index;

/// <summary>Sums in the making.</summary>
internal struct TallySums
{
    /// <summary>Of the viewer.</summary>
    public int Mine;

    /// <summary>Of nobody.</summary>
    public int Unassigned;

    /// <summary>Of automation.</summary>
    public int Automated;

    /// <summary>Everything.</summary>
    public int All;

    /// <summary>That mention the viewer.</summary>
    public int Mentions;

    /// <summary>Whose customer waits for a person.</summary>
    public int Unattended;

    /// <summary>Open and unread.</summary>
    public int Unread;

    private int _open;
    private int _pending;
    private int _snoozed;
    private int _resolved;

    /// <summary>Adds rows of a status.</summary>
    /// <param name="status">The status.</param>
    /// <param name="rows">How many.</param>
    public void Add(ConversationStatus status, int rows)
    {
        switch (status)
        {
            case ConversationStatus.Open:
                _open += rows;
                break;
            case ConversationStatus.Pending:
                _pending += rows;
                break;
            case ConversationStatus.Snoozed:
                _snoozed += rows;
                break;
            default:
                _resolved += rows;
                break;
        }
    }

    /// <summary>The sums.</summary>
    public readonly InboxTally ToTally() => new()
    {
        Mine = Mine,
        Unassigned = Unassigned,
        Automated = Automated,
        All = All,
        Mentions = Mentions,
        Unattended = Unattended,
        Unread = Unread,
        Open = _open,
        Pending = _pending,
        Snoozed = _snoozed,
        Resolved = _resolved,
    };
}
