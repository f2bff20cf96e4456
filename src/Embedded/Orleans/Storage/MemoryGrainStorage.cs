using System.Collections.Concurrent;
using System.Globalization;
using Orleans.Runtime;

namespace Orleans.Storage;

/// <summary>Keeps states in the memory of the process, for tests and development. A grain and its storage never share an object.</summary>
internal sealed class MemoryGrainStorage(string name) : IGrainStorage
{
    private readonly ConcurrentDictionary<(string State, GrainId Grain), Record> _records = new();
    private long _version;

    public Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        if (_records.TryGetValue((stateName, grainId), out var record))
        {
            grainState.State = (T)StateCopier.Copy(record.State)!;
            grainState.ETag = record.ETag;
            grainState.RecordExists = true;
        }
        else
        {
            grainState.State = default;
            grainState.ETag = null;
            grainState.RecordExists = false;
        }

        return Task.CompletedTask;
    }

    public Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        var record = new Record(StateCopier.Copy<object?>(grainState.State), Interlocked.Increment(ref _version).ToString(CultureInfo.InvariantCulture));
        var key = (stateName, grainId);
        var stored = _records.TryGetValue(key, out var current)
            ? current.ETag == grainState.ETag && _records.TryUpdate(key, record, current)
            : grainState.ETag is null && _records.TryAdd(key, record);
        if (!stored)
        {
            return Task.FromException(Conflict(key, grainState.ETag));
        }

        grainState.ETag = record.ETag;
        grainState.RecordExists = true;
        return Task.CompletedTask;
    }

    public Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        var key = (stateName, grainId);
        if (_records.TryGetValue(key, out var current)
            && (current.ETag != grainState.ETag || !_records.TryRemove(new KeyValuePair<(string, GrainId), Record>(key, current))))
        {
            return Task.FromException(Conflict(key, grainState.ETag));
        }

        grainState.State = default;
        grainState.ETag = null;
        grainState.RecordExists = false;
        return Task.CompletedTask;
    }

    private InconsistentStateException Conflict((string State, GrainId Grain) key, string? known)
        => new(
            $"State {key.State} of grain {key.Grain} in storage {name} is not in the version that was read.",
            _records.TryGetValue(key, out var current) ? current.ETag : null,
            known);

    private sealed record Record(object? State, string ETag);
}
