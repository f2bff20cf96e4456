using System.Collections.Immutable;
using Chatbotics.Grains.Abstractions.Channels;
using Chatbotics.Grains.Privacy.Ports;

namespace Chatbotics.TestKit.Fakes;

/// <summary>Lists the conversations of a store in memory.</summary>
/// <param name="store">The store.</param>
public sealed class InMemoryCatalog(InMemoryConversationStore store) : IConversationCatalog
{
    /// <summary>Asked before every call; null lets it through.</summary>
    public Func<Exception?>? Fault { get; set; }

    /// <summary>What <see cref="ListOlder"/> goes by: the time of each conversation's last message.</summary>
    public Dictionary<string, DateTimeOffset> LastActivity { get; } = new(StringComparer.Ordinal);

    /// <inheritdoc/>
    public ValueTask<ImmutableArray<CatalogRow>> List(string prefix, string? after, int limit, CancellationToken cancellationToken = default) =>
        Fault?.Invoke() is { } fault
            ? ValueTask.FromException<ImmutableArray<CatalogRow>>(fault)
            : new([.. store.Headers
                .Where(row => row.Key.Value == prefix || row.Key.Value.StartsWith(prefix + "/", StringComparison.Ordinal))
                .Where(row => after is null || string.CompareOrdinal(row.Key.Value, after) > 0)
                .OrderBy(row => row.Key.Value, StringComparer.Ordinal)
                .Take(limit)]);

    /// <inheritdoc/>
    public ValueTask<ImmutableArray<AgedConversation>> ListOlder(
        string tenant, ChannelPlatform platform, DateTimeOffset before, AgedConversation? after, int limit, CancellationToken cancellationToken = default)
    {
        var rows = store.Headers
            .Where(row => row.Key.Tenant == tenant && row.Key.Connection.Platform == platform)
            .Select(row => new AgedConversation(row.Key, LastActivity.GetValueOrDefault(row.Key.Value).ToUnixTimeMilliseconds()))
            .Where(row => row.LastActivity < before.ToUnixTimeMilliseconds())
            .Where(row => after is not { } last || row.LastActivity > last.LastActivity
                || (row.LastActivity == last.LastActivity && string.CompareOrdinal(row.Key.Value, last.Key.Value) > 0))
            .OrderBy(row => row.LastActivity).ThenBy(row => row.Key.Value, StringComparer.Ordinal);
        return new([.. rows.Take(limit)]);
    }

    /// <inheritdoc/>
    public ValueTask<ImmutableArray<AgeCount>> CountByAge(string tenant, CancellationToken cancellationToken = default) =>
        new([.. store.Headers.Where(row => row.Key.Tenant == tenant)
            .GroupBy(row => (row.Key.Connection.Platform, LastActivity.GetValueOrDefault(row.Key.Value).UtcDateTime is var at ? new DateOnly(at.Year, at.Month, 1) : default))
            .Select(group => new AgeCount(group.Key.Platform, group.Key.Item2, group.Count(), group.Min(row => LastActivity.GetValueOrDefault(row.Key.Value).ToUnixTimeMilliseconds())))]);

    /// <inheritdoc/>
    public ValueTask<bool> Scrub(CancellationToken cancellationToken = default) =>
        Fault?.Invoke() is { } fault ? ValueTask.FromException<bool>(fault) : new(true);
}
