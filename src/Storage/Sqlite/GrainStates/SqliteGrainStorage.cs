using System.Globalization;
using System.Text.Json;
using Chatbotics.Grains.Abstractions.Conversations;
using Chatbotics.Storage.Sqlite.Opening;
using Chatbotics.Storage.Sqlite.Writing;
using Orleans.Storage;

namespace Chatbotics.Storage.Sqlite.GrainStates;

/// <summary>Grains' states in the embedded database, as JSON with the format's number beside it.</summary>
/// <param name="database">The open database.</param>
internal sealed class SqliteGrainStorage(EmbeddedDatabase database) : IGrainStorage
{
    private const int JsonFormat = 1;
    private const int RowOverhead = 128;

    /// <inheritdoc/>
    public async Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        var row = await database.Readers.Read(
            (Grain: grainId.ToString(), stateName), static (reader, ask) => reader.GrainStates.Read(ask.Grain, ask.stateName));
        if (row is not var (etag, format, payload))
        {
            Empty(grainState);
            return;
        }

        if (format != JsonFormat)
        {
            throw new StoreUnavailableException($"The state \"{stateName}\" was written by a newer version of this program (format {format}). Start that version.");
        }

        grainState.State = JsonSerializer.Deserialize<T>(payload, StateJson.Options) ?? NewState<T>();
        grainState.ETag = Text(etag);
        grainState.RecordExists = true;
    }

    /// <inheritdoc/>
    public async Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        var grain = grainId.ToString();
        var expected = Number(grainState.ETag);
        var next = NewETag();
        var payload = JsonSerializer.SerializeToUtf8Bytes(grainState.State, StateJson.Options);
        var operation = new WriteOperation<bool>(RowOverhead + payload.Length, () =>
            database.GrainStates.Write(grain, stateName, expected, next, JsonFormat, payload, out var stored)
                ? true
                : throw Conflict(grain, stateName, stored, grainState.ETag));
        database.Writer.Enqueue(operation);
        await operation.Task;
        grainState.ETag = Text(next);
        grainState.RecordExists = true;
    }

    /// <inheritdoc/>
    public async Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        var grain = grainId.ToString();
        var expected = Number(grainState.ETag);
        var operation = new WriteOperation<bool>(RowOverhead, () =>
            database.GrainStates.Clear(grain, stateName, expected, out var stored)
                ? true
                : throw Conflict(grain, stateName, stored, grainState.ETag));
        database.Writer.Enqueue(operation);
        await operation.Task;
        Empty(grainState);
    }

    private static void Empty<T>(IGrainState<T> grainState)
    {
        grainState.State = NewState<T>();
        grainState.ETag = null;
        grainState.RecordExists = false;
    }

    private static T NewState<T>() =>
        typeof(T).IsValueType || typeof(T).GetConstructor(Type.EmptyTypes) is null ? default! : Activator.CreateInstance<T>();

    /// <summary>Random, so that a state that was removed and written anew is never taken for the old one.</summary>
    private static long NewETag() => Random.Shared.NextInt64(1, long.MaxValue);

    private static string Text(long etag) => etag.ToString("x16", CultureInfo.InvariantCulture);

    private static long? Number(string? etag) =>
        etag is null ? null : long.Parse(etag, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);

    private static InconsistentStateException Conflict(string grain, string name, long? stored, string? current) =>
        new($"The state \"{name}\" of {grain} was written from elsewhere.", stored is { } etag ? Text(etag) : null, current);
}
