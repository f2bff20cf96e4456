using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Chatbotics.Storage.Sqlite.Writing;

/// <summary>The figures of the meter "Chatbotics.Storage", each tagged with the database's name.</summary>
internal sealed class StoreMetrics : IDisposable
{
    /// <summary>The meter's name.</summary>
    public const string MeterName = "Chatbotics.Storage";

    private readonly Meter _meter;
    private readonly Histogram<double> _commit;
    private readonly Histogram<int> _batch;
    private readonly Counter<long> _refused;
    private readonly Counter<long> _faults;

    /// <summary>Creates the instruments.</summary>
    /// <param name="factory">Makes the meter; null outside of a host.</param>
    public StoreMetrics(IMeterFactory? factory = null)
    {
        _meter = factory?.Create(MeterName) ?? new Meter(MeterName);
        _commit = _meter.CreateHistogram<double>("store.commit.duration", "s", "From the start of a batch until it is durable.");
        _batch = _meter.CreateHistogram<int>("store.batch.size", "{operation}", "Operations that became durable together.");
        _refused = _meter.CreateCounter<long>("store.refused", "{operation}", "Operations refused because the queue was full.");
        _faults = _meter.CreateCounter<long>("store.faults", "{batch}", "Batches that could not be written.");
    }

    /// <summary>Shows how many operations wait.</summary>
    /// <param name="database">The database's name.</param>
    /// <param name="depth">Reads the figure.</param>
    public void ObserveQueue(string database, Func<int> depth) =>
        _meter.CreateObservableGauge(
            "store.queue.depth",
            () => new Measurement<int>(depth(), new KeyValuePair<string, object?>("database", database)),
            "{operation}",
            "Operations that wait to be written.");

    /// <summary>A batch became durable.</summary>
    public void Committed(string database, int operations, TimeSpan duration)
    {
        var tags = new TagList { { "database", database } };
        _commit.Record(duration.TotalSeconds, tags);
        _batch.Record(operations, tags);
    }

    /// <summary>An operation was refused.</summary>
    public void Refused(string database) => _refused.Add(1, new KeyValuePair<string, object?>("database", database));

    /// <summary>A batch failed.</summary>
    public void Faulted(string database) => _faults.Add(1, new KeyValuePair<string, object?>("database", database));

    /// <inheritdoc/>
    public void Dispose() => _meter.Dispose();
}
