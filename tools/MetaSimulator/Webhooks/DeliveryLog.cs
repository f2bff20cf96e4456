namespace Chatbotics.MetaSimulator.Webhooks;

/// <summary>The latest delivery attempts, a fixed number of them.</summary>
internal sealed class DeliveryLog(int capacity)
{
    private readonly Lock _gate = new();
    private readonly Queue<Delivery> _latest = new();

    public IReadOnlyList<Delivery> Latest
    {
        get
        {
            lock (_gate)
            {
                return [.. _latest];
            }
        }
    }

    public void Add(Delivery delivery)
    {
        if (capacity == 0)
        {
            return;
        }

        lock (_gate)
        {
            if (_latest.Count == capacity)
            {
                _latest.Dequeue();
            }

            _latest.Enqueue(delivery);
        }
    }
}
