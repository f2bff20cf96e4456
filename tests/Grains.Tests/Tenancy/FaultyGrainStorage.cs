using System.Collections.Concurrent;
using Orleans.Storage;

namespace Chatbotics.Grains.Tests.Tenancy;

/// <summary>Grain state in memory, as the immutable objects that the grains write; refuses writes on demand.</summary>
internal sealed class FaultyGrainStorage : IGrainStorage
{
    private readonly ConcurrentDictionary<(string Name, GrainId Id), (object State, string ETag)> _stored = new();
    private readonly ConcurrentDictionary<GrainId, int> _writesOf = new();
    private long _writes;

    /// <summary>Asked before every write; null lets it through.</summary>
    public Func<string, Exception?>? WriteFault { get; set; }

    /// <summary>Asked before every write of a state of a grain; true fails it.</summary>
    public Func<string, GrainId, bool>? FailWrite { get; set; }

    /// <summary>How many writes of a grain succeeded: of this one alone, because timers of others write whenever the clock moves.</summary>
    public int WritesOf(IAddressable grain) => _writesOf.GetValueOrDefault(grain.GetGrainId());

    public Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        if (_stored.TryGetValue((stateName, grainId), out var found))
        {
            grainState.State = (T)found.State;
            grainState.ETag = found.ETag;
            grainState.RecordExists = true;
        }

        return Task.CompletedTask;
    }

    public Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        if (WriteFault?.Invoke(stateName) is { } fault)
        {
            return Task.FromException(fault);
        }

        if (FailWrite?.Invoke(stateName, grainId) == true)
        {
            return Task.FromException(new IOException("The disk went away."));
        }

        _writesOf.AddOrUpdate(grainId, 1, static (_, count) => count + 1);
        var etag = Interlocked.Increment(ref _writes).ToString(System.Globalization.CultureInfo.InvariantCulture);
        _stored[(stateName, grainId)] = (grainState.State!, etag);
        grainState.ETag = etag;
        grainState.RecordExists = true;
        return Task.CompletedTask;
    }

    public Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        _stored.TryRemove((stateName, grainId), out _);
        return Task.CompletedTask;
    }
}
