using System.Collections.Concurrent;
using Chatbotics.Grains.Abstractions.Tenancy;
using Chatbotics.Grains.Hosting;
using Chatbotics.Grains.Tenancy.Ports;

namespace Chatbotics.Grains.Tenancy;

/// <inheritdoc/>
/// <param name="grains">The grains.</param>
/// <param name="time">The clock.</param>
internal sealed class WorkspaceSettingsCache(IGrainFactory grains, TimeProvider time) : IWorkspaceSettingsCache
{
    private const int Capacity = 10_000;
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Stale = TimeSpan.FromSeconds(5);

    private readonly RefreshingCache<string, WorkspaceSettings?> _settings = new(
        tenant => grains.GetGrain<IWorkspaceGrain>(tenant).Get(),
        static (candidate, present) => (candidate?.Revision ?? -1) >= (present?.Revision ?? -1),
        time,
        Fresh,
        Stale,
        Capacity);

    private readonly ConcurrentDictionary<string, NumberLease> _numbers = new(StringComparer.Ordinal);

    /// <inheritdoc/>
    public ValueTask<WorkspaceSettings?> Get(string tenant) => _settings.Get(tenant);

    /// <inheritdoc/>
    public ValueTask<long> NextConversationNumber(string tenant) =>
        _numbers.GetOrAdd(tenant, static (id, self) => new NumberLease(id, self.Grains, self.Time), (Grains: grains, Time: time)).Next();

    /// <inheritdoc/>
    public void Update(WorkspaceSettings settings) => _settings.Set(settings.Id, settings);
}
