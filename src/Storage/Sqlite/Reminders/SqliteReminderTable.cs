using System.Globalization;
using Chatbotics.Storage.Sqlite.Opening;
using Chatbotics.Storage.Sqlite.Writing;

namespace Chatbotics.Storage.Sqlite.Reminders;

/// <summary>
/// Reminders in the embedded database. There are a handful for each silo, so that a range is found by looking at all; the
/// hash is not stored, since it belongs to the grain runtime.
/// </summary>
/// <param name="database">The open database.</param>
internal sealed class SqliteReminderTable(EmbeddedDatabase database) : IReminderTable
{
    /// <inheritdoc/>
    public Task StartAsync(CancellationToken cancellationToken = default) => Task.CompletedTask;

    /// <inheritdoc/>
    public async Task<ReminderTableData> ReadRows(GrainId grainId) =>
        new(await database.Readers.Read(grainId.ToString(), static (reader, grain) => reader.Reminders.OfGrain(grain)));

    /// <inheritdoc/>
    public async Task<ReminderTableData> ReadRows(uint begin, uint end)
    {
        var all = await database.Readers.Read(0, static (reader, _) => reader.Reminders.All());
        all.RemoveAll(row => !InRange(row.GrainId.GetUniformHashCode(), begin, end));
        return new ReminderTableData(all);
    }

    /// <inheritdoc/>
    public async Task<ReminderEntry?> ReadRow(GrainId grainId, string reminderName) =>
        await database.Readers.Read((Grain: grainId.ToString(), reminderName), static (reader, ask) => reader.Reminders.One(ask.Grain, ask.reminderName));

    /// <inheritdoc/>
    public async Task<string?> UpsertRow(ReminderEntry entry)
    {
        var etag = Random.Shared.NextInt64(1, long.MaxValue);
        var (grain, name, start, period) = (entry.GrainId.ToString(), entry.ReminderName, entry.StartAt.Ticks, entry.Period.Ticks);
        var operation = new WriteOperation<bool>(128, () =>
        {
            database.Reminders.Put(grain, name, start, period, etag);
            return true;
        });
        database.Writer.Enqueue(operation);
        await operation.Task;
        return entry.ETag = etag.ToString("x16", CultureInfo.InvariantCulture);
    }

    /// <inheritdoc/>
    public async Task<bool> RemoveRow(GrainId grainId, string reminderName, string eTag)
    {
        if (!long.TryParse(eTag, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var etag))
        {
            return false;
        }

        var grain = grainId.ToString();
        var operation = new WriteOperation<bool>(64, () => database.Reminders.Delete(grain, reminderName, etag));
        database.Writer.Enqueue(operation);
        return await operation.Task;
    }

    /// <inheritdoc/>
    public async Task TestOnlyClearTable()
    {
        var operation = new WriteOperation<bool>(64, () =>
        {
            database.Reminders.Clear();
            return true;
        });
        database.Writer.Enqueue(operation);
        await operation.Task;
    }

    /// <summary>Whether a hash lies in the ring's range (begin, end]; a range whose ends meet or cross goes around.</summary>
    private static bool InRange(uint hash, uint begin, uint end) =>
        begin < end ? hash > begin && hash <= end : hash > begin || hash <= end;
}
