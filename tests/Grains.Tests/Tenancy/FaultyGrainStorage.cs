using System.Collections.Concurrent;
using System.Collections.Immutable;
using Chatbotics.Grains.Privacy.Ports;
using Orleans.Storage;

namespace Chatbotics.Grains.Tests.Tenancy;

/// <summary>Grain state in memory, as the immutable objects that the grains write; refuses writes on demand.</summary>
internal sealed class FaultyGrainStorage : IGrainStorage, IWorkspaceStates
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

    public ValueTask<ImmutableArray<string>> List(string prefix, CancellationToken cancellationToken = default) => new(
        [.. _stored.Keys.Select(static key => key.Id).Where(id => id.Key.ToString() is { } key && (key == prefix || key!.StartsWith(prefix + "/", StringComparison.Ordinal)))
            .Select(static id => id.ToString()).Distinct(StringComparer.Ordinal)]);

    public ValueTask<long> Remove(ImmutableArray<string> grains, CancellationToken cancellationToken = default) =>
        new(_stored.Keys.Where(key => grains.Contains(key.Id.ToString())).LongCount(key => _stored.TryRemove(key, out _)));

    public Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        _stored.TryRemove((stateName, grainId), out _);
        return Task.CompletedTask;
    }
}
