using Chatbotics.Grains.Abstractions.Audit;
using Chatbotics.Grains.Abstractions.People;
using Chatbotics.Grains.Abstractions.People.Accounts;
using Chatbotics.Grains.Abstractions.Tenancy;
using Chatbotics.Grains.Audit;
using Chatbotics.Grains.Hosting;
using Chatbotics.Grains.People.Revocations;
using Chatbotics.Grains.People.Security;
using Chatbotics.Grains.Privacy;
using Chatbotics.Grains.Privacy.Ports;
using Microsoft.Extensions.Logging;

namespace Chatbotics.Grains.People.Accounts;

/// <inheritdoc cref="IAccountGrain"/>
/// <param name="account">The stored person.</param>
/// <param name="sessions">The stored sessions.</param>
/// <param name="keys">The account's key.</param>
/// <param name="vault">Keeps the authenticator's secret.</param>
/// <param name="revocations">Tells who serves sessions.</param>
/// <param name="ids">Names audit notes.</param>
/// <param name="time">The clock.</param>
/// <param name="logger">The log.</param>
[GrainType("account")]
internal sealed partial class AccountGrain(
    [PersistentState("account")] IPersistentState<AccountState> account,
    [PersistentState("account-sessions")] IPersistentState<AccountSessionsState> sessions,
    IKeyRing keys,
    ISecretVault vault,
    RevocationPublisher revocations,
    IIdGenerator ids,
    TimeProvider time,
    ILogger<AccountGrain> logger) : Grain, IAccountGrain, IIncomingGrainCallFilter
{
    private AuditOutbox _outbox = null!;
    private DataKey? _key;
    private PersonalDetails? _details;

    private string Id => this.GetPrimaryKeyString();

    private bool Exists => account.State.KeyId is not null;

    private DateTimeOffset Now => time.GetUtcNow();

    /// <inheritdoc/>
    public Task Invoke(IIncomingGrainCallContext context) => CallerGate.Enter(context);

    /// <inheritdoc/>
    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        if (!AccountIds.IsAccountId(Id))
        {
            throw new InvalidKeyPartException("account id");
        }

        _outbox = new AuditOutbox(GrainFactory, logger);
        if (account.State.KeyId is { } keyId)
        {
            _key = await keys.Get(IInstallationGrain.Key, keyId, cancellationToken);
            _details = PersonalDetails.Open(_key, DetailsPlace, account.State.Details);
            await TryReleaseFormerEmail();
        }
    }

    /// <inheritdoc/>
    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        _key?.Dispose();
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public async Task Create(NewAccount person)
    {
        if (Exists)
        {
            return;
        }

        var key = await keys.Take(IInstallationGrain.Key);
        var details = new PersonalDetails(person.Name, person.Email);
        await account.Replace(new AccountState
        {
            KeyId = key.Id,
            Details = details.Seal(key, DetailsPlace),
            PasswordHash = person.PasswordHash,
            Stamp = SessionBook.NewId(),
            EmailConfirmed = person.EmailConfirmed,
            CreatedAt = Now,
        });
        (_key, _details) = (key, details);
        LogCreated(logger, Id);
    }

    /// <inheritdoc/>
    public Task<AccountProfile?> GetProfile()
    {
        var state = account.State;
        return Task.FromResult(_details is null ? null : new AccountProfile
        {
            Id = Id,
            Name = _details.Name,
            Email = _details.Email,
            EmailConfirmed = state.EmailConfirmed,
            TwoFactorEnabled = state.TotpReference is not null,
            RecoveryCodesLeft = state.RecoveryHashes.Length,
            Preferences = state.Preferences,
            Workspaces = state.Workspaces,
            CreatedAt = state.CreatedAt,
        });
    }

    /// <inheritdoc/>
    public Task<AccountCredentials?> GetCredentials()
    {
        var state = account.State;
        return Task.FromResult(!Exists ? null : new AccountCredentials
        {
            PasswordHash = state.PasswordHash,
            SecurityStamp = state.Stamp,
            TwoFactorEnabled = state.TotpReference is not null,
            EmailConfirmed = state.EmailConfirmed,
            LockedUntil = state.Lock.IsLocked(Now) ? state.Lock.Until : null,
            FailedTries = state.Lock.Tries,
        });
    }

    /// <inheritdoc/>
    public async Task<Outcome> SetName(string name)
    {
        if (_key is null || _details is null)
        {
            return Refusals.NotFound;
        }

        if (!PersonNames.TryClean(name, out var clean))
        {
            return Refusals.BadName;
        }

        if (!string.Equals(clean, _details.Name, StringComparison.Ordinal))
        {
            var next = _details with { Name = clean };
            await account.Replace(account.State with { Details = next.Seal(_key, DetailsPlace) });
            _details = next;

            // After this turn: the workspaces ask back for the new name.
            foreach (var tenant in account.State.Workspaces)
            {
                _ = TellNewName(tenant);
            }
        }

        return Outcome.Done;
    }

    /// <inheritdoc/>
    public async Task<Outcome> SetPreferences(AccountPreferences preferences)
    {
        if (!Exists)
        {
            return Refusals.NotFound;
        }

        if (AccountPreferenceRules.Check(preferences) is { } refusal)
        {
            return refusal;
        }

        await account.Replace(account.State with { Preferences = preferences });
        return Outcome.Done;
    }

    /// <inheritdoc/>
    public async Task Join(string tenant)
    {
        GrainKeys.Tenant(tenant);
        if (Exists && !account.State.Workspaces.Contains(tenant, StringComparer.Ordinal))
        {
            await account.Replace(account.State with { Workspaces = account.State.Workspaces.Add(tenant) });
        }
    }

    /// <inheritdoc/>
    public async Task Leave(string tenant)
    {
        if (account.State.Workspaces.Contains(tenant, StringComparer.Ordinal))
        {
            await account.Replace(account.State with { Workspaces = account.State.Workspaces.Remove(tenant, StringComparer.Ordinal) });
        }
    }

    /// <inheritdoc/>
    public async Task<Outcome> Erase()
    {
        if (account.State.KeyId is not { } keyId || _details is null)
        {
            return Outcome.Done;
        }

        foreach (var tenant in account.State.Workspaces)
        {
            if (await LeaveForGood(tenant) is { } refusal)
            {
                return refusal;
            }
        }

        await EndAllSessions(except: null);
        await GrainFactory.GetGrain<IAccountDirectoryGrain>(IAccountDirectoryGrain.Key).Release(_details.Email, Id);
        await DeleteSecret(account.State.TotpReference);
        await DeleteSecret(account.State.PendingTotpReference);
        await keys.Destroy(IInstallationGrain.Key, keyId);
        await account.ClearStateAsync();
        await sessions.ClearStateAsync();
        LogErased(logger, Id);
        DeactivateOnIdle();
        return Outcome.Done;
    }

    private string DetailsPlace => $"account/{Id}/details";

    /// <summary>Stores a change together with a note for the log of each of the person's workspaces.</summary>
    private async Task Commit(AccountState next, string action, params AuditDetail[] details)
    {
        var now = Now;
        var notes = account.State.Workspaces.Select(tenant => new PendingNote(tenant, Note(now, action, details))).ToArray();
        await account.Replace(next with { Notes = _outbox.Next(account.State.Notes, notes) });
        await _outbox.Flush(account.State.Notes);
    }

    private AuditNote Note(DateTimeOffset now, string action, AuditDetail[] details) =>
        AuditNote.OfCaller(ids.NewId(), now, action, Id, details) is var note && note.ActorKind == AuditActorKind.System
            ? note with { ActorKind = AuditActorKind.Person, ActorId = Id }
            : note;

    private async Task<Refusal?> LeaveForGood(string tenant)
    {
        // The workspace calls back to say that the person left, while this call still waits for it.
        using var reentrancy = RequestContext.AllowCallChainReentrancy();
        var people = GrainFactory.GetGrain<IPeopleGrain>(tenant);
        using (Caller.Use(new Caller { AccountId = Id, Tenant = tenant, Address = Caller.Current?.Address }))
        {
            if (await people.Remove(Id) is { Refusal: { } refusal } && refusal.Code != Refusals.NotFound.Code)
            {
                return refusal;
            }
        }

        using var engine = Caller.Use(Caller.Engine);
        await people.Forget(Id);
        return null;
    }

    private async Task TellNewName(string tenant)
    {
        try
        {
            using var engine = Caller.Use(Caller.Engine);
            await GrainFactory.GetGrain<IPeopleGrain>(tenant).RefreshProfile(Id);
        }
        catch (Exception exception)
        {
            LogNameNotTold(logger, Id, tenant, exception);
        }
    }

    private async Task DeleteSecret(string? reference)
    {
        if (reference is not null)
        {
            await vault.Delete(reference);
        }
    }
}
