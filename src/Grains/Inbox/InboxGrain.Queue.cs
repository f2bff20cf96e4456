using System.Collections.Immutable;
using Chatbotics.Grains.Abstractions.Assignment;
using Chatbotics.Grains.Abstractions.Inbox;

namespace Chatbotics.Grains.Inbox;

internal sealed partial class InboxGrain
{
    private readonly List<QueuedConversation> _before = [];
    private readonly List<QueuedConversation> _after = [];
    private long _changes;

    /// <inheritdoc/>
    public async Task<InboxQueue> GetQueue()
    {
        var index = await Index();
        return new InboxQueue(_changes, index.Waiting(), index.Loads().ToImmutableDictionary(static load => load.Person, static load => load.Open, StringComparer.Ordinal));
    }

    private void Note(QueuedConversation? before, QueuedConversation? after)
    {
        if (before != after)
        {
            _before.AddRange(before is null ? [] : [before]);
            _after.AddRange(after is null ? [] : [after]);
        }
    }

    /// <summary>Assignment is told, and not waited for: when a call is lost, the next one's number shows it.</summary>
    private void TellAssignment()
    {
        if (_before.Count + _after.Count > 0)
        {
            var change = new QueueChange(++_changes, [.. _before], [.. _after]);
            _before.Clear();
            _after.Clear();
            _ = GrainFactory.GetGrain<IAssignmentGrain>(Tenant).Changed(change);
        }
    }
}
