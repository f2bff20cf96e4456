using System.Collections.Concurrent;
using Orleans.Storage;

namespace Chatbotics.Runtime.Tests;

/// <summary>Lives as long as an activation.</summary>
public sealed class ScopedService : IDisposable
{
    public static readonly ConcurrentDictionary<Guid, bool> Disposed = new();

    public Guid Id { get; } = Guid.NewGuid();

    public void Dispose() => Disposed[Id] = true;
}

/// <summary>Made anew for everyone who asks.</summary>
public sealed class TransientService
{
    public Guid Id { get; } = Guid.NewGuid();
}

/// <summary>Storage that does what the grain's key says: fails to read, fails to write, or finds a conflict.</summary>
internal sealed class BrokenStorage : IGrainStorage
{
    public Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
        => Says(grainId, "read") ? Task.FromException(new IOException("The disk is gone.")) : Task.CompletedTask;

    public Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        if (Says(grainId, "write"))
        {
            return Task.FromException(new IOException("The disk is full."));
        }

        return Says(grainId, "conflict")
            ? Task.FromException(new InconsistentStateException("Somebody else has written.", "2", "1"))
            : Task.CompletedTask;
    }

    public Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) => Task.CompletedTask;

    private static bool Says(GrainId grainId, string what) => grainId.Key.ToString()!.StartsWith(what, StringComparison.Ordinal);
}
