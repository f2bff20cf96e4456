using Chatbotics.Grains.Abstractions.Conversations;
using Chatbotics.Grains.Abstractions.Inbox;

namespace Chatbotics.Grains.Assignment;

/// <summary>What waits for a person, oldest first, and how much everybody has.</summary>
internal sealed class WaitingQueue
{
    private readonly SortedSet<(long Since, string Key)> _order = [];
    private readonly Dictionary<string, QueuedConversation> _waiting = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _loads = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _given = new(StringComparer.Ordinal);
    private long _number;

    /// <summary>How many wait.</summary>
    public int Count => _waiting.Count;

    /// <summary>The waiting conversations, oldest first.</summary>
    public IEnumerable<QueuedConversation> OldestFirst => _order.Select(place => _waiting[place.Key]);

    /// <summary>Starts over with what the inbox says.</summary>
    /// <param name="queue">All of it.</param>
    public void Fill(InboxQueue queue)
    {
        _order.Clear();
        _waiting.Clear();
        _loads.Clear();
        _number = queue.Number;
        foreach (var (person, open) in queue.Loads)
        {
            _loads[person] = open;
        }

        foreach (var waiting in queue.Waiting)
        {
            if (!_given.ContainsKey(waiting.Key.Value))
            {
                Add(waiting);
            }
        }
    }

    /// <summary>Takes a change.</summary>
    /// <param name="change">The change.</param>
    /// <returns>False when one before it was missed: fill again.</returns>
    public bool Take(QueueChange change)
    {
        if (change.Number <= _number)
        {
            // Included in what was read, unless the inbox counts from the start again.
            return change.Number > 1 || _number == 1;
        }

        if (change.Number != _number + 1)
        {
            return false;
        }

        _number = change.Number;
        foreach (var before in change.Before)
        {
            Remove(before.Key);
            Adjust(before.CountsFor, -1);
        }

        foreach (var after in change.After)
        {
            Adjust(after.CountsFor, 1);
            if (after.CountsFor is not null || !after.IsWaiting)
            {
                _given.Remove(after.Key.Value);
            }

            if (after.IsWaiting && !_given.ContainsKey(after.Key.Value))
            {
                Add(after);
            }
        }

        return true;
    }

    /// <summary>Notes that a conversation was given to somebody, which the inbox will say too in a moment.</summary>
    /// <param name="conversation">The conversation.</param>
    /// <param name="person">To whom.</param>
    public void Give(ConversationKey conversation, string person)
    {
        Remove(conversation);
        _given[conversation.Value] = person;
    }

    /// <summary>Notes that a conversation waits no more, for a reason that the inbox will tell.</summary>
    /// <param name="conversation">The conversation.</param>
    public void Remove(ConversationKey conversation)
    {
        if (_waiting.Remove(conversation.Value, out var known))
        {
            _order.Remove((known.Since, conversation.Value));
        }
    }

    /// <summary>How many open conversations a person has.</summary>
    /// <param name="person">The account.</param>
    public int LoadOf(string person) => Math.Max(0, _loads.GetValueOrDefault(person)) + _given.Values.Count(given => given == person);

    private void Add(QueuedConversation conversation)
    {
        Remove(conversation.Key);
        _waiting[conversation.Key.Value] = conversation;
        _order.Add((conversation.Since, conversation.Key.Value));
    }

    private void Adjust(string? person, int sign)
    {
        if (person is not null)
        {
            _loads[person] = _loads.GetValueOrDefault(person) + sign;
        }
    }
}
