using System.Collections.Immutable;
using Chatbotics.Grains.Abstractions.Conversations;

namespace Chatbotics.Grains.Conversations.Engine;

/// <summary>Who of the team has a conversation open. Only in memory.</summary>
internal sealed class PresenceBoard
{
    private const int MaxPeople = 50;

    private readonly Dictionary<string, (PersonPresence Presence, long At)> _people = new(StringComparer.Ordinal);

    /// <summary>Whether there is nobody.</summary>
    public bool IsEmpty => _people.Count == 0;

    /// <summary>Everybody, by name.</summary>
    public ImmutableArray<PersonPresence> People =>
        [.. _people.Values.Select(entry => entry.Presence).OrderBy(person => person.Name, StringComparer.Ordinal)];

    /// <summary>Notes somebody, and forgets those who were not renewed.</summary>
    /// <param name="presence">Who and what.</param>
    /// <param name="now">The time, milliseconds since 1970.</param>
    /// <returns>Whether the picture changed.</returns>
    public bool Set(PersonPresence presence, long now)
    {
        var oldest = now - (long)PersonPresence.Lease.TotalMilliseconds;
        var changed = false;
        foreach (var (id, entry) in _people)
        {
            if (entry.At < oldest)
            {
                _people.Remove(id);
                changed = true;
            }
        }

        if (presence.Activity == PresenceActivity.Gone)
        {
            return _people.Remove(presence.Id) || changed;
        }

        if (_people.TryGetValue(presence.Id, out var known))
        {
            changed |= known.Presence != presence;
        }
        else if (_people.Count >= MaxPeople)
        {
            return changed;
        }
        else
        {
            changed = true;
        }

        _people[presence.Id] = (presence, now);
        return changed;
    }
}
