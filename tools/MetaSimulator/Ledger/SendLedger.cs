namespace Chatbotics.MetaSimulator.Ledger;

/// <summary>
/// Everything the business got accepted, in order: a ring of the newest <see cref="Capacity"/>, and totals that never forget.
/// Safe from any thread; adding costs a lock and a slot.
/// </summary>
public sealed class SendLedger
{
    private readonly Lock _gate = new();
    private readonly SendRecord?[] _ring;
    private long _accepted;
    private long _rejected;

    internal SendLedger(int capacity) => _ring = new SendRecord?[capacity];

    /// <summary>How many messages are kept.</summary>
    public int Capacity => _ring.Length;

    /// <summary>Messages accepted since the start, forgotten ones included.</summary>
    public long Accepted => Interlocked.Read(ref _accepted);

    /// <summary>Send requests answered with an error before acceptance.</summary>
    public long Rejected => Interlocked.Read(ref _rejected);

    /// <summary>What is kept, oldest first. A copy.</summary>
    public IReadOnlyList<SendRecord> Sends => Where(static _ => true);

    /// <summary>The kept messages that fit, oldest first.</summary>
    public IReadOnlyList<SendRecord> Where(Predicate<SendRecord> fits)
    {
        var found = new List<SendRecord>();
        lock (_gate)
        {
            for (var sequence = Math.Max(0, _accepted - _ring.Length); sequence < _accepted; sequence++)
            {
                if (_ring[sequence % _ring.Length] is { } send && fits(send))
                {
                    found.Add(send);
                }
            }
        }

        return found;
    }

    /// <summary>The kept message with this provider id; null when there is none.</summary>
    public SendRecord? Find(string id)
    {
        lock (_gate)
        {
            for (var sequence = _accepted - 1; sequence >= Math.Max(0, _accepted - _ring.Length); sequence--)
            {
                if (_ring[sequence % _ring.Length] is { } send && send.Id == id)
                {
                    return send;
                }
            }
        }

        return null;
    }

    /// <summary>Everything sent to one contact through one asset, oldest first.</summary>
    public IReadOnlyList<SendRecord> To(string assetId, string recipient) =>
        Where(send => send.AssetId == assetId && send.Recipient == recipient);

    /// <summary>
    /// Messages sent twice: several with one handle, or (without handles) several with one text to one contact.
    /// The text part needs a ledger that keeps bodies.
    /// </summary>
    public IReadOnlyList<IReadOnlyList<SendRecord>> Duplicates() =>
    [
        .. Sends.Where(send => send.Handle is not null || send.Text is not null)
            .GroupBy(send => (send.AssetId, send.Handle is null ? send.Recipient : "", send.Handle ?? send.Text))
            .Where(group => group.Skip(1).Any())
            .Select(group => group.ToList()),
    ];

    /// <summary>Forgets the kept messages and starts the totals again.</summary>
    public void Clear()
    {
        lock (_gate)
        {
            Array.Clear(_ring);
            _accepted = 0;
            _rejected = 0;
        }
    }

    internal void Add(SendRecord send)
    {
        lock (_gate)
        {
            send.Sequence = _accepted;
            if (_ring.Length > 0)
            {
                _ring[_accepted % _ring.Length] = send;
            }

            _accepted++;
        }
    }

    internal void Reject() => Interlocked.Increment(ref _rejected);
}
