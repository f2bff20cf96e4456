using System.Collections.Immutable;
using Chatbotics.Assistants.Responder.Ranking;
using Chatbotics.Assistants.Responder.Text;
using Chatbotics.Grains.Abstractions.Assistants;

namespace Chatbotics.Assistants.Responder;

/// <summary>Keeps the index of each workspace's present list, for the workspaces that were active last.</summary>
/// <param name="capacity">The most indexes kept.</param>
internal sealed class AnswerIndexCache(int capacity = AnswerIndexCache.DefaultCapacity)
{
    private const int DefaultCapacity = 256;

    private readonly Lock _gate = new();
    private readonly Dictionary<string, LinkedListNode<Entry>> _entries = new(StringComparer.Ordinal);
    private readonly LinkedList<Entry> _byUse = new();

    /// <summary>How many indexes are kept.</summary>
    public int Count
    {
        get
        {
            lock (_gate)
            {
                return _entries.Count;
            }
        }
    }

    /// <summary>The index of a list; made on the first use of a revision.</summary>
    /// <param name="tenant">The tenant id.</param>
    /// <param name="version">The revision of the workspace's settings.</param>
    /// <param name="definition">The agent at that revision.</param>
    public AnswerIndex Get(string tenant, long version, ResponderDefinition definition)
    {
        // Made outside of the gate: a long list must not hold up the other workspaces.
        return Find(tenant, version, definition).Value;
    }

    private Lazy<AnswerIndex> Find(string tenant, long version, ResponderDefinition definition)
    {
        lock (_gate)
        {
            if (_entries.TryGetValue(tenant, out var node))
            {
                _byUse.Remove(node);
                if (node.Value.Version == version && node.Value.Answers == definition.Answers)
                {
                    _byUse.AddFirst(node);
                    return node.Value.Index;
                }
            }

            var index = new Lazy<AnswerIndex>(() => new AnswerIndex(definition.Answers, Tokenisers.For(definition.Language)));
            _entries[tenant] = _byUse.AddFirst(new Entry(tenant, version, definition.Answers, index));
            if (_entries.Count > capacity && _byUse.Last is { } oldest)
            {
                _byUse.RemoveLast();
                _entries.Remove(oldest.Value.Tenant);
            }

            return index;
        }
    }

    private sealed record Entry(
        string Tenant, long Version, ImmutableArray<QuestionAnswer> Answers, Lazy<AnswerIndex> Index);
}
