using System.Threading.Tasks.Sources;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Chatbotics.Benchmarks.Floor;

/// <summary>One table, one writer thread, group commit: the least that makes a row durable.</summary>
internal sealed class FloorStore : IDisposable
{
    private readonly SqliteConnection _connection;
    private readonly Lock _gate = new();
    private readonly SemaphoreSlim _signal = new(0);
    private readonly Thread _writer;
    private List<Row> _queue = [];
    private volatile bool _stopping;

    public FloorStore(string file)
    {
        _connection = new SqliteConnection($"Data Source={file};Pooling=False");
        _connection.Open();
        using (var command = _connection.CreateCommand())
        {
            command.CommandText = """
                PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA busy_timeout=5000;
                CREATE TABLE IF NOT EXISTS entry(id INTEGER PRIMARY KEY, body BLOB NOT NULL);
                """;
            command.ExecuteNonQuery();
        }

        _writer = new Thread(Write) { IsBackground = true, Name = "floor-writer" };
        _writer.Start();
    }

    public ValueTask Insert(byte[] body)
    {
        var row = new Row(body);
        bool first;
        lock (_gate)
        {
            first = _queue.Count == 0;
            _queue.Add(row);
        }

        if (first)
        {
            _signal.Release();
        }

        return new ValueTask(row, row.Version);
    }

    public void Dispose()
    {
        _stopping = true;
        _signal.Release();
        _writer.Join();
        _connection.Dispose();
    }

    private void Write()
    {
        var handle = _connection.Handle!;
        raw.sqlite3_prepare_v2(handle, "BEGIN IMMEDIATE", out var begin);
        raw.sqlite3_prepare_v2(handle, "COMMIT", out var commit);
        raw.sqlite3_prepare_v2(handle, "INSERT INTO entry(body) VALUES(?)", out var insert);
        var batch = new List<Row>();
        while (!_stopping)
        {
            _signal.Wait();
            lock (_gate)
            {
                (batch, _queue) = (_queue, batch);
            }

            if (batch.Count == 0)
            {
                continue;
            }

            Step(begin);
            foreach (var row in batch)
            {
                raw.sqlite3_bind_blob(insert, 1, row.Body);
                Step(insert);
            }

            Step(commit);
            var done = batch;
            batch = [];
            ThreadPool.UnsafeQueueUserWorkItem(static rows => rows.ForEach(row => row.Complete()), done, preferLocal: false);
        }
    }

    private static void Step(sqlite3_stmt statement)
    {
        if (raw.sqlite3_step(statement) is not (raw.SQLITE_DONE or raw.SQLITE_ROW))
        {
            throw new InvalidOperationException("The floor's store failed.");
        }

        raw.sqlite3_reset(statement);
    }

    private sealed class Row(byte[] body) : IValueTaskSource
    {
        private ManualResetValueTaskSourceCore<bool> _core;

        public byte[] Body { get; } = body;

        public short Version => _core.Version;

        public void Complete() => _core.SetResult(true);

        public void GetResult(short token) => _core.GetResult(token);

        public ValueTaskSourceStatus GetStatus(short token) => _core.GetStatus(token);

        public void OnCompleted(Action<object?> continuation, object? state, short token, ValueTaskSourceOnCompletedFlags flags) =>
            _core.OnCompleted(continuation, state, token, flags);
    }
}
