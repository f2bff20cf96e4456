using Chatbotics.Grains.Abstractions.People;
using Chatbotics.Grains.Abstractions.People.ApiKeys;
using Chatbotics.Grains.Abstractions.People.Revocations;
using Chatbotics.WebFront.Identity.Revocations;

namespace Chatbotics.WebFront.Identity.ApiKeys;

/// <summary>Says whether keys are good, asking each workspace at most twice a second for each key.</summary>
internal sealed class KeyChecks : IRevocationListener, IDisposable
{
    private readonly ShortCache<(string Tenant, string Id, string Hash), ApiKeyAccess?> _keys;
    private readonly IDisposable _subscription;

    /// <summary>Begins to listen.</summary>
    /// <param name="grains">The cluster.</param>
    /// <param name="revocations">What was taken away.</param>
    /// <param name="time">The clock.</param>
    public KeyChecks(IGrainFactory grains, ISessionRevocations revocations, TimeProvider time)
    {
        _keys = new ShortCache<(string Tenant, string Id, string Hash), ApiKeyAccess?>(key => Ask(grains, key.Tenant, key.Id, key.Hash), time);
        _subscription = revocations.Subscribe(this);
    }

    /// <summary>What a key may do, or null when it is not good.</summary>
    /// <param name="token">The key.</param>
    public Task<ApiKeyAccess?> Check(ApiKeyToken token) => _keys.Get((token.Tenant, token.Id, Convert.ToHexString(token.SecretHash)));

    /// <inheritdoc/>
    public void Revoked(Revocation revocation)
    {
        if (revocation.Tenant is { } tenant)
        {
            _keys.Forget(key => string.Equals(key.Tenant, tenant, StringComparison.Ordinal));
        }
    }

    /// <inheritdoc/>
    public void CheckEverything() => _keys.Clear();

    /// <inheritdoc/>
    public void Dispose() => _subscription.Dispose();

    private static async Task<ApiKeyAccess?> Ask(IGrainFactory grains, string tenant, string id, string hash)
    {
        using var engine = Caller.Use(Caller.Engine);
        return await grains.GetGrain<IApiKeysGrain>(tenant).Check(id, Convert.FromHexString(hash));
    }
}
