using System.Collections.Concurrent;
using Chatbotics.Grains.Privacy.Ports;

namespace Chatbotics.TestKit.Fakes;

/// <summary>Secrets in memory.</summary>
public sealed class InMemorySecretVault : ISecretVault
{
    private readonly ConcurrentDictionary<string, string> _secrets = new(StringComparer.Ordinal);

    /// <summary>Asked before every call; null lets it through.</summary>
    public Func<Exception?>? Fault { get; set; }

    /// <inheritdoc/>
    public ValueTask Put(string reference, string value, CancellationToken cancellationToken = default)
    {
        if (Fault?.Invoke() is { } fault)
        {
            return ValueTask.FromException(fault);
        }

        _secrets[reference] = value;
        return default;
    }

    /// <inheritdoc/>
    public ValueTask<string?> Get(string reference, CancellationToken cancellationToken = default) =>
        Fault?.Invoke() is { } fault
            ? ValueTask.FromException<string?>(fault)
            : new(_secrets.GetValueOrDefault(reference));

    /// <inheritdoc/>
    public ValueTask Delete(string reference, CancellationToken cancellationToken = default)
    {
        if (Fault?.Invoke() is { } fault)
        {
            return ValueTask.FromException(fault);
        }

        _secrets.TryRemove(reference, out _);
        return default;
    }

    /// <inheritdoc/>
    public ValueTask DeleteAll(string tenant, CancellationToken cancellationToken = default)
    {
        if (Fault?.Invoke() is { } fault)
        {
            return ValueTask.FromException(fault);
        }

        foreach (var reference in _secrets.Keys.Where(reference => reference.StartsWith(tenant + "/", StringComparison.Ordinal)))
        {
            _secrets.TryRemove(reference, out _);
        }

        return default;
    }
}
