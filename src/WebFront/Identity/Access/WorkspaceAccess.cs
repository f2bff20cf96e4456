using Chatbotics.Grains.Abstractions.People;
using Chatbotics.Grains.Abstractions.People.Revocations;
using Chatbotics.Grains.Abstractions.Tenancy;
using Chatbotics.WebFront.Identity.Revocations;

namespace Chatbotics.WebFront.Identity.Access;

/// <summary>Says what people may do in workspaces, asking each workspace at most twice a second for each person.</summary>
internal sealed class WorkspaceAccess : IRevocationListener, IDisposable
{
    private readonly ShortCache<(string Tenant, string AccountId), MemberAccess?> _access;
    private readonly IDisposable _subscription;

    /// <summary>Begins to listen.</summary>
    /// <param name="grains">The cluster.</param>
    /// <param name="revocations">What was taken away.</param>
    /// <param name="time">The clock.</param>
    public WorkspaceAccess(IGrainFactory grains, ISessionRevocations revocations, TimeProvider time)
    {
        _access = new ShortCache<(string Tenant, string AccountId), MemberAccess?>(key => Ask(grains, key.Tenant, key.AccountId, time), time);
        _subscription = revocations.Subscribe(this);
    }

    /// <summary>What a person may do in a workspace; null for no member, and for no workspace.</summary>
    /// <param name="tenant">The workspace, as it stands in an address; hostile.</param>
    /// <param name="accountId">The person.</param>
    public Task<MemberAccess?> Get(string tenant, string accountId) =>
        GrainKeys.IsTenantId(tenant) ? _access.Get((tenant, accountId)) : Task.FromResult<MemberAccess?>(null);

    /// <inheritdoc/>
    public void Revoked(Revocation revocation)
    {
        if (revocation.Tenant is { } tenant)
        {
            _access.Forget(key => string.Equals(key.Tenant, tenant, StringComparison.Ordinal)
                && (revocation.AccountId is null || string.Equals(key.AccountId, revocation.AccountId, StringComparison.Ordinal)));
        }
    }

    /// <inheritdoc/>
    public void CheckEverything() => _access.Clear();

    /// <inheritdoc/>
    public void Dispose() => _subscription.Dispose();

    private static async Task<MemberAccess?> Ask(IGrainFactory grains, string tenant, string accountId, TimeProvider time)
    {
        using var engine = Caller.Use(Caller.Engine);
        return await grains.GetGrain<IPeopleGrain>(tenant).GetAccess(accountId) ?? await OperatorAccess.Ask(grains, tenant, accountId, time);
    }
}
