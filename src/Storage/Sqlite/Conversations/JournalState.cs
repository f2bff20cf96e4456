namespace Chatbotics.Storage.Sqlite.Conversations;

/// <summary>
/// A conversation that was written to lately. The writer's thread owns it; readers copy what is durable without a lock.
/// </summary>
/// <param name="key">The conversation's key.</param>
internal sealed class JournalState(string key)
{
    private JournalHead _durable;
    private long _projected;
    private int _sequence;

    /// <summary>The conversation's key.</summary>
    public string Key { get; } = key;

    /// <summary>The state with what the open transaction writes. Only for the writer's thread.</summary>
    public JournalHead Present;

    /// <summary>Whether it waits for its head to be written. Only for the writer's thread.</summary>
    public bool Dirty { get; set; }

    /// <summary>Whether the open transaction changes it. Only for the writer's thread.</summary>
    public bool Touched { get; set; }

    /// <summary>Whether it was used since the cache last looked. Only for the writer's thread.</summary>
    public bool Used { get; set; }

    /// <summary>The version that the projections have seen.</summary>
    public long Projected => Volatile.Read(ref _projected);

    /// <summary>What is durable.</summary>
    public JournalHead Durable
    {
        get
        {
            var spin = default(SpinWait);
            while (true)
            {
                var before = Volatile.Read(ref _sequence);
                var copy = _durable;
                Interlocked.MemoryBarrier();
                if ((before & 1) == 0 && before == _sequence)
                {
                    return copy;
                }

                spin.SpinOnce();
            }
        }
    }

    /// <summary>Sets what the file says.</summary>
    public void Loaded(in JournalHead head, long projected)
    {
        Present = head;
        Volatile.Write(ref _projected, projected);
        Publish();
    }

    /// <summary>The transaction is durable.</summary>
    public void Publish()
    {
        Interlocked.Increment(ref _sequence);
        _durable = Present;
        Interlocked.Increment(ref _sequence);
    }

    /// <summary>The transaction was undone. Only the writer's thread changes what is durable, so it may read it plainly.</summary>
    public void Revert() => Present = _durable;

    /// <summary>The projections have seen a version.</summary>
    public void RaiseProjected(long version)
    {
        for (var seen = Volatile.Read(ref _projected); version > seen;)
        {
            var other = Interlocked.CompareExchange(ref _projected, version, seen);
            if (other == seen)
            {
                return;
            }

            seen = other;
        }
    }

    /// <summary>The journal was erased.</summary>
    public void ForgetProjected() => Volatile.Write(ref _projected, 0);
}
