// Long because the loop, its batches and what it does about faults share state that only the writer's thread may touch.
using Chatbotics.Grains.Abstractions.Conversations;
using Chatbotics.Storage.Sqlite.Raw;
using Microsoft.Extensions.Logging;

namespace Chatbotics.Storage.Sqlite.Writing;

/// <summary>
/// The only writer of a database file: one thread that takes everything that has been queued, writes it in one
/// transaction, makes it durable with one fsync, and tells the callers. While it waits for the disk the next batch gathers.
/// </summary>
internal sealed partial class StoreWriter : IDisposable
{
    private const int SliceBetweenBatches = 512;
    private const int SliceWhenIdle = 2_048;
    private const string FailedSync =
        "An fsync of the data folder failed, so what the disk holds can't be known. The process ends; check the disk and start it again.";

    private static readonly TimeSpan s_moment = TimeSpan.FromMilliseconds(1);

    private readonly WriterSettings _settings;
    private readonly IWriterPart[] _parts;
    private readonly IStoreFatality _fatality;
    private readonly StoreMetrics _metrics;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly object _gate = new();
    private readonly Thread _thread;
    private readonly BatchTarget _target = new();
    private WriteBatch _gathering = new();
    private bool _waiting;
    private int _enough = 1;
    private bool _nudged;
    private bool _stopping;
    private volatile StoreUnavailableException? _closed;
    private volatile string? _fault;
    private long _lastCommit;

    private Connection? _connection;
    private Statement? _begin;
    private Statement? _commit;
    private Statement? _rollback;
    private Statement? _probe;
    private long _sinceCheckpoint;

    /// <summary>Creates a writer; <see cref="Start"/> starts it.</summary>
    public StoreWriter(
        WriterSettings settings,
        IEnumerable<IWriterPart> parts,
        IStoreFatality fatality,
        StoreMetrics metrics,
        TimeProvider time,
        ILogger logger)
    {
        _settings = settings;
        _parts = [.. parts];
        _fatality = fatality;
        _metrics = metrics;
        _time = time;
        _logger = logger;
        _lastCommit = time.GetTimestamp();
        _thread = new Thread(Run) { IsBackground = true, Name = settings.Name };
        metrics.ObserveQueue(settings.Name, () => Depth);
    }

    /// <summary>How many operations wait.</summary>
    public int Depth
    {
        get
        {
            lock (_gate)
            {
                return _gathering.Operations.Count;
            }
        }
    }

    /// <summary>Why nothing can be written at present; null when writing works.</summary>
    public string? Fault => _closed?.Message ?? _fault;

    /// <summary>How long ago the last batch became durable, or the writer was created.</summary>
    public TimeSpan SinceLastCommit => _time.GetElapsedTime(Volatile.Read(ref _lastCommit));

    /// <summary>Opens the connection, which may throw, and starts the thread.</summary>
    public void Start()
    {
        Connect();
        _thread.Start();
    }

    /// <summary>Queues an operation. It runs after everything queued before.</summary>
    /// <param name="operation">The operation.</param>
    /// <exception cref="StoreOverloadedException">The queue is full; nothing was queued.</exception>
    public void Enqueue(IWriteOperation operation)
    {
        var size = operation.Size;
        lock (_gate)
        {
            if (_closed is null && !_stopping)
            {
                if (_gathering.Operations.Count >= _settings.QueueOperations || _gathering.Bytes + size > _settings.QueueBytes)
                {
                    _metrics.Refused(_settings.Name);
                    throw new StoreOverloadedException(_settings.RetryAfter);
                }

                _gathering.Operations.Add(operation);
                _gathering.Bytes += size;
                if (_waiting && _gathering.Operations.Count >= _enough)
                {
                    _waiting = false;
                    Monitor.Pulse(_gate);
                }

                return;
            }
        }

        operation.Fail(_closed ?? new StoreUnavailableException("The store is shutting down."));
    }

    /// <summary>Tells the writer that a part has got a backlog from outside of a batch.</summary>
    public void Nudge()
    {
        if (Volatile.Read(ref _nudged))
        {
            return;
        }

        lock (_gate)
        {
            _nudged = true;
            if (_waiting)
            {
                _waiting = false;
                Monitor.Pulse(_gate);
            }
        }
    }

    /// <summary>Writes what is queued and the whole backlog, empties the log, and ends the thread. Idempotent.</summary>
    public void Dispose()
    {
        lock (_gate)
        {
            _stopping = true;
            Monitor.Pulse(_gate);
        }

        if (_thread.ThreadState.HasFlag(ThreadState.Unstarted))
        {
            _connection?.Dispose();
        }
        else
        {
            _thread.Join();
        }
    }

    private void Run()
    {
        while (Take() is { } batch)
        {
            if (batch.Operations.Count > 0)
            {
                Write(batch, SliceBetweenBatches);
            }
            else if (_closed is null && (_fault is not null || HasBacklog()))
            {
                Write(batch, SliceWhenIdle);
            }
        }

        Finish();
    }

    private WriteBatch? Take()
    {
        lock (_gate)
        {
            while (_gathering.Operations.Count == 0)
            {
                if (_stopping)
                {
                    return null;
                }

                // Reset before the parts are asked, so that a nudge is either seen by them or wakes the wait below.
                Volatile.Write(ref _nudged, false);
                var backlog = HasBacklog();
                _nudged = backlog;
                _waiting = true;
                _enough = 1;
                var timeout = _fault is not null ? _settings.ProbeEvery : backlog ? _settings.IdleDelay : Timeout.InfiniteTimeSpan;
                var woken = Monitor.Wait(_gate, timeout);
                _waiting = false;
                if (!woken)
                {
                    break;
                }
            }

            if (_gathering.Operations.Count == 0)
            {
                return new WriteBatch();
            }

            Gather();
            var batch = _gathering;
            _gathering = new WriteBatch();
            return batch;
        }
    }

    /// <summary>Waits a moment for a batch that is worth its commit.</summary>
    private void Gather()
    {
        var inVain = false;
        if (_gathering.Operations.Count < _target.Value && !_stopping)
        {
            _enough = _target.Value;
            _waiting = true;
            inVain = !Monitor.Wait(_gate, s_moment);
            _waiting = false;
        }

        _target.Learn(_gathering.Operations.Count, inVain);
    }

    private void Write(WriteBatch batch, int slice)
    {
        var started = _time.GetTimestamp();
        try
        {
            if (_closed is { } closed)
            {
                batch.Tell(closed);
                return;
            }

            Transact(batch, slice);
        }
        catch (Exception failure)
        {
            batch.Tell(Failed(batch, failure));
            return;
        }

        Volatile.Write(ref _lastCommit, _time.GetTimestamp());
        if (batch.Operations.Count > 0)
        {
            batch.Tell(null);
            _metrics.Committed(_settings.Name, batch.Operations.Count, _time.GetElapsedTime(started));
        }

        if (_fault is not null)
        {
            _fault = null;
            LogRecovered(_logger, _settings.Name);
        }

        // About what the commit added to the log: the rows, and two pages that are written again with every commit.
        _sinceCheckpoint += batch.Bytes + (batch.Operations.Count * 64L) + 8_192;
        if (_sinceCheckpoint > _settings.CheckpointBytes)
        {
            Checkpoint(truncate: false);
        }
    }

    private void Transact(WriteBatch batch, int slice)
    {
        if (_connection is null)
        {
            Connect();
        }

        _begin!.Run();
        foreach (var part in _parts)
        {
            part.Begun();
        }

        foreach (var operation in batch.Operations)
        {
            operation.Execute();
        }

        foreach (var part in _parts)
        {
            if (part.BacklogIsUrgent || (batch.Operations.Count == 0 && part.HasBacklog))
            {
                part.WorkOff(slice);
            }
        }

        if (_fault is not null && batch.Operations.Count == 0)
        {
            // An empty transaction would succeed on a full disk.
            _probe!.Run();
        }

        foreach (var part in _parts)
        {
            part.Committing();
        }

        _commit!.Run();
        foreach (var part in _parts)
        {
            part.Committed();
        }
    }

    private StoreUnavailableException Failed(WriteBatch batch, Exception failure)
    {
        // Nothing of this transaction may be taken for written, whatever happens while it is undone.
        var synced = failure is not SqliteFault { IsFailedSync: true };
        RollBack(failure);
        _metrics.Faulted(_settings.Name);
        if (!synced)
        {
            Close(FailedSync, failure);
            _fatality.FailFast(FailedSync, failure);
            return _closed!;
        }

        if (failure is StoreFencedException)
        {
            Close(failure.Message, failure);
            _fatality.Stop(failure.Message);
            return _closed!;
        }

        if (failure is SqliteFault { IsCorruption: true } damage)
        {
            Close(damage.Reason, failure);
            _settings.Damaged(damage);
            return _closed!;
        }

        var reason = (failure as SqliteFault)?.Reason ?? "The store could not write.";
        LogBatchFailed(_logger, _settings.Name, batch.Operations.Count, reason, failure);
        _fault = reason;
        return new StoreUnavailableException(reason, failure);
    }

    private void RollBack(Exception failure)
    {
        try
        {
            if (_connection is { InTransaction: true })
            {
                _rollback!.Run();
            }
        }
        catch (SqliteFault)
        {
            // The connection is given up below.
            _connection!.Dispose();
            _connection = null;
        }

        foreach (var part in _parts)
        {
            part.RolledBack();
        }

        if (failure is not SqliteFault { IsFull: true } and not StoreFencedException)
        {
            _connection?.Dispose();
            _connection = null;
        }
    }

    private void Connect()
    {
        var connection = _settings.Open();
        try
        {
            _begin = connection.Prepare("BEGIN IMMEDIATE");
            _commit = connection.Prepare("COMMIT");
            _rollback = connection.Prepare("ROLLBACK");
            _probe = connection.Prepare("INSERT INTO meta (k, v) VALUES ('probe', 1) ON CONFLICT (k) DO UPDATE SET v = v + 1");
            foreach (var part in _parts)
            {
                part.Opened(connection);
            }
        }
        catch
        {
            connection.Dispose();
            throw;
        }

        _connection = connection;
    }

    private void Checkpoint(bool truncate)
    {
        try
        {
            _sinceCheckpoint = 0;
            _connection?.Checkpoint(truncate, out _);
        }
        catch (SqliteFault failure) when (failure.IsFailedSync)
        {
            Close(FailedSync, failure);
            _fatality.FailFast(FailedSync, failure);
        }
        catch (SqliteFault failure)
        {
            // The log keeps everything; the next checkpoint tries again.
            LogCheckpointFailed(_logger, _settings.Name, failure.Reason, failure);
        }
    }

    private void Close(string reason, Exception failure)
    {
        _closed = new StoreUnavailableException(reason, failure);
        LogFatal(_logger, _settings.Name, reason, failure);
    }

    private void Finish()
    {
        while (_closed is null && _fault is null && HasBacklog())
        {
            Write(new WriteBatch(), SliceWhenIdle);
        }

        if (_closed is null && _fault is null)
        {
            Checkpoint(truncate: true);
        }

        _closed ??= new StoreUnavailableException("The store is closed.");
        _connection?.Dispose();
        _connection = null;
    }

    private bool HasBacklog()
    {
        foreach (var part in _parts)
        {
            if (part.HasBacklog)
            {
                return true;
            }
        }

        return false;
    }
}
