using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json;
using Orleans.Storage;

namespace Chatbotics.Grains.Tests.People;

/// <summary>Grain state in memory as JSON, as the embedded store writes it; refuses writes and shows what is stored on demand.</summary>
internal sealed class JsonGrainStorage : IGrainStorage
{
    private readonly ConcurrentDictionary<(string Name, GrainId Id), (string Json, string ETag)> _stored = new();
    private readonly ConcurrentDictionary<GrainId, int> _writesOf = new();
    private long _writes;

    /// <summary>Asked before every write; null lets it through.</summary>
    public Func<string, GrainId, Exception?>? WriteFault { get; set; }

    /// <summary>How many writes of a grain succeeded: of this one alone, because timers of others write whenever the clock moves.</summary>
    public int WritesOf(IAddressable grain) => _writesOf.GetValueOrDefault(grain.GetGrainId());

    /// <summary>Everything that is stored, as one text.</summary>
    public string Dump() => string.Join('\n', _stored.Select(row => $"{row.Key.Name} {row.Key.Id} {row.Value.Json}"));

    /// <summary>Changes what is stored behind the grains' backs.</summary>
    public void Tamper(string name, string keyPart, Func<string, string> change)
    {
        var row = _stored.Single(one => one.Key.Name == name && one.Key.Id.ToString().Contains(keyPart, StringComparison.Ordinal));
        _stored[row.Key] = (change(row.Value.Json), row.Value.ETag);
    }

    public Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        if (_stored.TryGetValue((stateName, grainId), out var found))
        {
            grainState.State = JsonSerializer.Deserialize<T>(found.Json)!;
            grainState.ETag = found.ETag;
            grainState.RecordExists = true;
        }

        return Task.CompletedTask;
    }

    public Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        if (WriteFault?.Invoke(stateName, grainId) is { } fault)
        {
            return Task.FromException(fault);
        }

        _writesOf.AddOrUpdate(grainId, 1, static (_, count) => count + 1);
        var etag = Interlocked.Increment(ref _writes).ToString(CultureInfo.InvariantCulture);
        _stored[(stateName, grainId)] = (JsonSerializer.Serialize(grainState.State), etag);
        grainState.ETag = etag;
        grainState.RecordExists = true;
        return Task.CompletedTask;
    }

    public Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        _stored.TryRemove((stateName, grainId), out _);
        grainState.State = Activator.CreateInstance<T>();
        grainState.ETag = null;
        grainState.RecordExists = false;
        return Task.CompletedTask;
    }
}
