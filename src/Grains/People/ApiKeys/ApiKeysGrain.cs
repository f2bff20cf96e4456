using System.Collections.Immutable;
using System.Security.Cryptography;
using Chatbotics.Grains.Abstractions.Audit;
using Chatbotics.Grains.Abstractions.People;
using Chatbotics.Grains.Abstractions.People.ApiKeys;
using Chatbotics.Grains.Abstractions.People.Revocations;
using Chatbotics.Grains.Abstractions.Tenancy;
using Chatbotics.Grains.Audit;
using Chatbotics.Grains.Hosting;
using Chatbotics.Grains.People.Revocations;
using Microsoft.Extensions.Logging;

namespace Chatbotics.Grains.People.ApiKeys;

/// <inheritdoc cref="IApiKeysGrain"/>
/// <param name="store">The stored keys.</param>
/// <param name="revocations">Tells who serves programs.</param>
/// <param name="ids">Names audit notes.</param>
/// <param name="time">The clock.</param>
/// <param name="logger">The log.</param>
[GrainType("api-keys")]
internal sealed class ApiKeysGrain(
    [PersistentState("api-keys")] IPersistentState<ApiKeysState> store,
    RevocationPublisher revocations,
    IIdGenerator ids,
    TimeProvider time,
    ILogger<ApiKeysGrain> logger) : Grain, IApiKeysGrain, IIncomingGrainCallFilter
{
    private const int Most = 200;
    private static readonly TimeSpan ShortestLife = TimeSpan.FromHours(1);
    private static readonly TimeSpan LongestLife = TimeSpan.FromDays(5 * 366);
    private static readonly TimeSpan UseResolution = TimeSpan.FromMinutes(5);

    private readonly Dictionary<string, DateTimeOffset> _used = new(StringComparer.Ordinal);
    private AuditOutbox _outbox = null!;
    private bool _isWritingUse;

    private string Tenant => this.GetPrimaryKeyString();

    private ImmutableArray<StoredApiKey> Keys => store.State.Keys;

    /// <inheritdoc/>
    public Task Invoke(IIncomingGrainCallContext context) => CallerGate.Enter(context);

    /// <inheritdoc/>
    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        GrainKeys.Tenant(Tenant);
        _outbox = new AuditOutbox(GrainFactory, logger);
        if (!store.State.Notes.IsEmpty)
        {
            await _outbox.Flush(store.State.Notes);
        }
    }

    /// <inheritdoc/>
    public async Task<ApiKeyIssued> Create(NewApiKey wish)
    {
        var now = time.GetUtcNow();
        var rights = await Rights();
        if (WhyNotCreate(wish, rights, now, out var name) is { } refusal)
        {
            if (refusal == Refusals.NotAllowed || refusal == Refusals.MoreThanOwn)
            {
                await Commit(store.State, AuditActions.Refused, null, new AuditDetail("what", "create_api_key"), new AuditDetail("why", refusal.Code));
            }

            return new ApiKeyIssued { Refusal = refusal };
        }

        var token = ApiKeyToken.Create(Tenant, out var text);
        var info = new ApiKeyInfo
        {
            Id = token.Id,
            Name = name,
            Scopes = wish.Scopes,
            OwnerId = Caller.Current!.AccountId,
            CreatedAt = now,
            ExpiresAt = wish.ExpiresAt,
        };
        await Commit(
            store.State with { Keys = Keys.Add(new StoredApiKey(info, token.SecretHash)) },
            AuditActions.ApiKeyCreated,
            info.Id,
            new AuditDetail("name", name),
            new AuditDetail("scopes", wish.Scopes.ToString()));
        return new ApiKeyIssued { Key = info, Token = text };
    }

    /// <inheritdoc/>
    public Task<ImmutableArray<ApiKeyInfo>> List() =>
        Task.FromResult<ImmutableArray<ApiKeyInfo>>(
        [
            .. Keys.Reverse().Select(key => key.Info with
            {
                LastUsedAt = _used.TryGetValue(key.Info.Id, out var used) ? used : key.Info.LastUsedAt,
            }),
        ]);

    /// <inheritdoc/>
    public async Task<Outcome> Revoke(string id)
    {
        if (Keys.FirstOrDefault(one => string.Equals(one.Info.Id, id, StringComparison.Ordinal)) is not { } key)
        {
            return Refusals.NotFound;
        }

        var isOwn = string.Equals(key.Info.OwnerId, Caller.Current?.AccountId, StringComparison.Ordinal);
        if (!isOwn && !(await Rights()).Has(Permission.ManageApiKeys))
        {
            await Commit(store.State, AuditActions.Refused, id, new AuditDetail("what", "revoke_api_key"), new AuditDetail("why", Refusals.NotAllowed.Code));
            return Refusals.NotAllowed;
        }

        await Remove(key);
        return Outcome.Done;
    }

    /// <inheritdoc/>
    public async Task RevokeOf(string ownerId)
    {
        foreach (var key in Keys.Where(key => string.Equals(key.Info.OwnerId, ownerId, StringComparison.Ordinal)))
        {
            await Remove(key);
        }
    }

    /// <inheritdoc/>
    public Task<ApiKeyAccess?> Check(string id, byte[] secretHash)
    {
        var now = time.GetUtcNow();
        var key = Keys.FirstOrDefault(one => string.Equals(one.Info.Id, id, StringComparison.Ordinal));
        if (key is null || key.Info.ExpiresAt <= now || !CryptographicOperations.FixedTimeEquals(key.SecretHash, secretHash))
        {
            return Task.FromResult<ApiKeyAccess?>(null);
        }

        NoteUse(key, now);
        return Task.FromResult<ApiKeyAccess?>(new ApiKeyAccess(id, key.Info.OwnerId, key.Info.Scopes));
    }

    private Refusal? WhyNotCreate(NewApiKey wish, PermissionSet rights, DateTimeOffset now, out string name) =>
        !PersonNames.TryClean(wish.Name, out name) ? Refusals.BadName
        : Caller.Current is null or { IsEngine: true } || !rights.Has(Permission.ManageApiKeys) ? Refusals.NotAllowed
        : wish.Scopes == PermissionSet.None ? Refusals.NoPermissions
        : !rights.Covers(wish.Scopes) ? Refusals.MoreThanOwn
        : wish.ExpiresAt is { } end && (end < now + ShortestLife || end > now + LongestLife) ? Refusals.BadExpiry
        : Keys.Length >= Most ? Refusals.TooMany
        : null;

    /// <summary>What the caller may do now: the workspace's word, and no more than the caller claims.</summary>
    private async Task<PermissionSet> Rights()
    {
        if (Caller.Current is not { IsEngine: false } caller)
        {
            return Caller.Current is null ? PermissionSet.None : PermissionSet.All;
        }

        var access = await GrainFactory.GetGrain<IPeopleGrain>(Tenant).GetAccess(caller.AccountId);
        return access?.Permissions.Within(caller.Permissions) ?? PermissionSet.None;
    }

    private async Task Remove(StoredApiKey key)
    {
        await Commit(store.State with { Keys = Keys.Remove(key) }, AuditActions.ApiKeyRevoked, key.Info.Id, new AuditDetail("name", key.Info.Name));
        await revocations.Publish(new Revocation { Kind = RevocationKind.ApiKeyRevoked, Tenant = Tenant, ApiKeyId = key.Info.Id });
        _used.Remove(key.Info.Id);
    }

    private async Task Commit(ApiKeysState next, string action, string? target, params AuditDetail[] details)
    {
        var note = AuditNote.OfCaller(ids.NewId(), time.GetUtcNow(), action, target, details);
        await store.Replace(next with { Notes = _outbox.Next(store.State.Notes, new PendingNote(Tenant, note)) });
        await _outbox.Flush(store.State.Notes);
    }

    /// <summary>Keeps the last use in memory and stores it every few minutes: a write for each request would be too much.</summary>
    private void NoteUse(StoredApiKey key, DateTimeOffset now)
    {
        _used[key.Info.Id] = now;
        if ((key.Info.LastUsedAt is not { } stored || now - stored >= UseResolution) && !_isWritingUse)
        {
            _isWritingUse = true;
            this.RegisterGrainTimer(
                static (self, _) => self.WriteUse(),
                this,
                new GrainTimerCreationOptions { DueTime = TimeSpan.Zero, Period = Timeout.InfiniteTimeSpan });
        }
    }

    private async Task WriteUse()
    {
        try
        {
            await store.Replace(store.State with
            {
                Keys = [.. Keys.Select(key => _used.TryGetValue(key.Info.Id, out var used) ? key with { Info = key.Info with { LastUsedAt = used } } : key)],
            });
        }
        finally
        {
            _isWritingUse = false;
        }
    }
}
