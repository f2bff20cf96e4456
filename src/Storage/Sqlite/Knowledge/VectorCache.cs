namespace Chatbotics.Storage.Sqlite.Knowledge;

/// <summary>Keeps the lately used workspaces' vectors in memory, up to a number of bytes.</summary>
/// <param name="capacity">How many bytes.</param>
internal sealed class VectorCache(long capacity)
{
    private readonly Lock _gate = new();
    private readonly LinkedList<((long Workspace, string Model) Key, VectorSet Set)> _used = [];
    private readonly Dictionary<(long Workspace, string Model), LinkedListNode<((long Workspace, string Model) Key, VectorSet Set)>> _byKey = [];
    private long _size;

    /// <summary>A set that is still up to date, or null.</summary>
    public VectorSet? Find(long workspace, string model, long revision)
    {
        lock (_gate)
        {
            if (!_byKey.TryGetValue((workspace, model), out var node))
            {
                return null;
            }

            if (node.Value.Set.Revision != revision)
            {
                Remove(node);
                return null;
            }

            _used.Remove(node);
            _used.AddFirst(node);
            return node.Value.Set;
        }
    }

    /// <summary>Keeps a set, unless it alone is too large.</summary>
    public void Add(long workspace, string model, VectorSet set)
    {
        var size = set.Size;
        if (size > capacity)
        {
            return;
        }

        lock (_gate)
        {
            if (_byKey.TryGetValue((workspace, model), out var old))
            {
                Remove(old);
            }

            _byKey[(workspace, model)] = _used.AddFirst(((workspace, model), set));
            _size += size;
            while (_size > capacity)
            {
                Remove(_used.Last!);
            }
        }
    }

    private void Remove(LinkedListNode<((long Workspace, string Model) Key, VectorSet Set)> node)
    {
        _used.Remove(node);
        _byKey.Remove(node.Value.Key);
        _size -= node.Value.Set.Size;
    }
}
