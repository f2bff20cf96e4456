using System.Collections.Immutable;
using Chatbotics.Grains.Abstractions.Audit;
using Chatbotics.Grains.Abstractions.People;
using Chatbotics.Grains.Abstractions.People.Accounts;
using Chatbotics.Grains.Abstractions.People.Revocations;
using Chatbotics.Grains.Abstractions.Tenancy;
using Chatbotics.Grains.Audit;
using Chatbotics.Grains.Hosting;
using Chatbotics.Grains.People.Revocations;
using Chatbotics.Grains.People.Security;
using Chatbotics.Grains.Privacy;
using Chatbotics.Grains.Privacy.Ports;
using Microsoft.Extensions.Logging;

namespace Chatbotics.Grains.People;

/// <inheritdoc cref="IPeopleGrain"/>
/// <param name="people">The stored people.</param>
/// <param name="keys">The workspace's keys.</param>
/// <param name="revocations">Tells who serves members.</param>
/// <param name="ids">Names invitations, roles, teams and audit notes.</param>
/// <param name="time">The clock.</param>
/// <param name="logger">The log.</param>
[GrainType("people")]
internal sealed partial class PeopleGrain(
    [PersistentState("people")] IPersistentState<PeopleState> people,
    IKeyRing keys,
    RevocationPublisher revocations,
    IIdGenerator ids,
    TimeProvider time,
    ILogger<PeopleGrain> logger) : Grain, IPeopleGrain, IIncomingGrainCallFilter
{
    private AuditOutbox _outbox = null!;
    private DataKey? _key;

    private string Tenant => this.GetPrimaryKeyString();

    private PeopleState State => people.State;

    // Who acts, when it is a member.
    private StoredMember? Self => Caller.Current is { IsEngine: false } caller ? State.Find(caller.AccountId) : null;

    private PermissionSet Rights => PeopleRules.Rights(State, Caller.Current);

    /// <inheritdoc/>
    public Task Invoke(IIncomingGrainCallContext context) => CallerGate.Enter(context);

    /// <inheritdoc/>
    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        GrainKeys.Tenant(Tenant);
        _outbox = new AuditOutbox(GrainFactory, logger);
        if (State.KeyId is { } keyId)
        {
            _key = await keys.Get(Tenant, keyId, cancellationToken);
        }

        if (!State.Notes.IsEmpty)
        {
            await _outbox.Flush(State.Notes);
        }

        foreach (var accountId in State.Leaving)
        {
            if (State.Find(accountId) is null)
            {
                await TidyUpAfter(accountId);
            }
        }
    }

    /// <inheritdoc/>
    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        _key?.Dispose();
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task<PeopleList> List()
    {
        if (Caller.Current is not { } caller || (!caller.IsEngine && State.Find(caller.AccountId) is null))
        {
            throw new ForeignGrainException();
        }

        var now = time.GetUtcNow();
        return Task.FromResult(new PeopleList
        {
            Members = [.. State.Members.Select(Open)],
            Invitations = [.. State.Invitations.Where(invitation => invitation.ExpiresAt > now).Select(Open)],
            Roles = [.. Roles.BuiltIns, .. State.Roles],
            Teams = State.Teams,
            Former = [.. State.Former.Select(former => new FormerMember(former.AccountId, Details(former.AccountId, former.Details).Name, former.LeftAt))],
        });
    }

    /// <inheritdoc/>
    public Task<MemberAccess?> GetAccess(string accountId) =>
        Task.FromResult(State.Find(accountId) is not { } member ? null : new MemberAccess
        {
            Tenant = Tenant,
            AccountId = accountId,
            RoleId = member.RoleId,
            Permissions = PeopleRules.Allowed(State, member),
            Visibility = member.Visibility,
            Teams = member.Teams,
        });

    /// <inheritdoc/>
    public async Task<Outcome> AddFirstOwner(string accountId)
    {
        if (Caller.Current is not { IsEngine: true })
        {
            return Refusals.NotAllowed;
        }

        if (State.Members.FirstOrDefault(PeopleRules.IsOwner) is { } owner)
        {
            return string.Equals(owner.AccountId, accountId, StringComparison.Ordinal) ? Outcome.Done : Refusals.NotAllowed;
        }

        return await Add(accountId, new StoredMember { AccountId = accountId, RoleId = Roles.OwnerId }, State, AuditActions.OwnerAdded);
    }

    /// <inheritdoc/>
    public async Task RefreshProfile(string accountId)
    {
        if (State.Find(accountId) is { } member && await Account(accountId).GetProfile() is { } profile)
        {
            await people.Replace(State.With(member with { Details = new PersonalDetails(profile.Name, profile.Email).Seal(await Key(), Place(accountId)) }));
        }
    }

    /// <inheritdoc/>
    public async Task Forget(string accountId)
    {
        if (State.Former.FirstOrDefault(former => string.Equals(former.AccountId, accountId, StringComparison.Ordinal)) is { } former)
        {
            await people.Replace(State with { Former = State.Former.Remove(former) });
        }
    }

    /// <summary>Makes an account a member: first in its own list, which may name too many workspaces but never too few.</summary>
    private async Task<Outcome> Add(string accountId, StoredMember member, PeopleState next, string action)
    {
        if (next.Members.Length >= PeopleRules.MaxMembers)
        {
            return Refusals.TooMany;
        }

        AccountProfile? profile;
        using (Caller.Use(Caller.Engine))
        {
            profile = await Account(accountId).GetProfile();
            if (profile is null)
            {
                return Refusals.NotFound;
            }

            await Account(accountId).Join(Tenant);
        }

        var added = member with
        {
            JoinedAt = time.GetUtcNow(),
            Details = new PersonalDetails(profile.Name, profile.Email).Seal(await Key(), Place(accountId)),
        };
        await Commit(
            next with
            {
                KeyId = State.KeyId,
                Members = next.Members.Add(added),
                Former = [.. next.Former.Where(former => !string.Equals(former.AccountId, accountId, StringComparison.Ordinal))],
            },
            Note(action, accountId, new AuditDetail("role", member.RoleId)),
            new Revocation { Kind = RevocationKind.MemberChanged, Tenant = Tenant, AccountId = accountId });
        return Outcome.Made(accountId);
    }

    /// <summary>Stores a change with its note in one write, then tells those who must know at once.</summary>
    private async Task Commit(PeopleState next, AuditNote note, params Revocation[] revoked)
    {
        await people.Replace(next with { Notes = _outbox.Next(State.Notes, new PendingNote(Tenant, note)) });
        await revocations.Publish(revoked);
        await _outbox.Flush(State.Notes);
    }

    /// <summary>Writes down that somebody tried what is not theirs to do.</summary>
    private async Task<Refusal> Refuse(Refusal refusal, string what, string? target)
    {
        if (refusal == Refusals.NotAllowed || refusal == Refusals.MoreThanOwn || refusal == Refusals.MoreThanYou)
        {
            await Commit(State, Note(AuditActions.Refused, target, new AuditDetail("what", what), new AuditDetail("why", refusal.Code)));
        }

        return refusal;
    }

    private AuditNote Note(string action, string? target, params AuditDetail[] details) =>
        AuditNote.OfCaller(ids.NewId(), time.GetUtcNow(), action, target, details);

    private async ValueTask<DataKey> Key()
    {
        if (_key is null)
        {
            _key = await keys.Take(Tenant);
            await people.Replace(State with { KeyId = _key.Id });
        }

        return _key;
    }

    private Member Open(StoredMember member)
    {
        var details = Details(member.AccountId, member.Details);
        return new Member
        {
            AccountId = member.AccountId,
            Name = details.Name,
            Email = details.Email,
            RoleId = member.RoleId,
            Visibility = member.Visibility,
            Teams = member.Teams,
            JoinedAt = member.JoinedAt,
        };
    }

    private Invitation Open(StoredInvitation invitation) => new()
    {
        Id = invitation.Id,
        Email = SealedText.Open(_key!, InvitationPlace(invitation.Id), invitation.Email),
        RoleId = invitation.RoleId,
        InvitedBy = invitation.InvitedBy,
        CreatedAt = invitation.CreatedAt,
        ExpiresAt = invitation.ExpiresAt,
    };

    private PersonalDetails Details(string accountId, byte[] details) => PersonalDetails.Open(_key!, Place(accountId), details);

    private IAccountGrain Account(string id) => GrainFactory.GetGrain<IAccountGrain>(id);

    private string Place(string accountId) => $"people/{Tenant}/{accountId}";

    private string InvitationPlace(string id) => $"people/{Tenant}/invitation/{id}";
}
