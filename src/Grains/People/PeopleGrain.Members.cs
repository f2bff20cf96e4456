using System.Collections.Immutable;
using Chatbotics.Grains.Abstractions.Assignment;
using Chatbotics.Grains.Abstractions.Audit;
using Chatbotics.Grains.Abstractions.Notifications;
using Chatbotics.Grains.Abstractions.People;
using Chatbotics.Grains.Abstractions.People.ApiKeys;
using Chatbotics.Grains.Abstractions.People.Revocations;
using Chatbotics.Grains.Abstractions.Tenancy;
using Chatbotics.Grains.Hosting;

namespace Chatbotics.Grains.People;

// What happens to members: another role, another view, the way out.
internal sealed partial class PeopleGrain
{
    /// <inheritdoc/>
    public async Task<Outcome> SetRole(string accountId, string roleId)
    {
        if (State.Find(accountId) is not { } member)
        {
            return Refusals.NotFound;
        }

        var refusal = PeopleRules.WhyNotChange(State, Rights, member)
            ?? PeopleRules.WhyNotGive(State, Rights, roleId)
            ?? (PeopleRules.IsLastOwner(State, member) && !string.Equals(roleId, Roles.OwnerId, StringComparison.Ordinal) ? Refusals.LastOwner : null);
        if (refusal is not null)
        {
            return await Refuse(refusal, "set_role", accountId);
        }

        if (string.Equals(member.RoleId, roleId, StringComparison.Ordinal))
        {
            return Outcome.Done;
        }

        await Commit(
            State.With(member with { RoleId = roleId }),
            Note(AuditActions.RoleChanged, accountId, new AuditDetail("from", member.RoleId), new AuditDetail("to", roleId)),
            Changed(accountId));

        // After this turn: what a session may do comes from here, so its new id is only a second lock.
        _ = RenameSessions(accountId);
        return Outcome.Done;
    }

    /// <inheritdoc/>
    public async Task<Outcome> SetVisibility(string accountId, MemberVisibility visibility, ImmutableArray<string> teams)
    {
        if (State.Find(accountId) is not { } member)
        {
            return Refusals.NotFound;
        }

        var refusal = PeopleRules.WhyNotChange(State, Rights, member)
            ?? PeopleRules.WhyNotTeams(State, teams)
            ?? PeopleRules.WhyNotVisibility(visibility, await Connections(), Self, teams);
        if (refusal is not null)
        {
            return await Refuse(refusal, "set_visibility", accountId);
        }

        await Commit(
            State.With(member with { Visibility = visibility, Teams = [.. teams.Distinct(StringComparer.Ordinal)] }),
            Note(
                AuditActions.VisibilityChanged,
                accountId,
                new AuditDetail("scope", visibility.Scope.ToString()),
                new AuditDetail("inboxes", visibility.Inboxes.IsEmpty ? "all" : string.Join(' ', visibility.Inboxes)),
                new AuditDetail("teams", string.Join(' ', teams))),
            Changed(accountId));
        return Outcome.Done;
    }

    /// <inheritdoc/>
    public async Task<Outcome> Remove(string accountId)
    {
        if (State.Find(accountId) is not { } member)
        {
            return Refusals.NotFound;
        }

        var isSelf = string.Equals(Caller.Current?.AccountId, accountId, StringComparison.Ordinal) && Caller.Current?.ApiKeyId is null;
        var refusal = (isSelf ? null : PeopleRules.WhyNotChange(State, Rights, member))
            ?? (PeopleRules.IsLastOwner(State, member) ? Refusals.LastOwner : null);
        if (refusal is not null)
        {
            return await Refuse(refusal, "remove", accountId);
        }

        var former = State.Former.Add(new StoredFormerMember(accountId, member.Details, time.GetUtcNow()));
        await Commit(
            State with
            {
                Members = State.Members.Remove(member),
                Former = former.Length > PeopleRules.MaxFormer ? former.RemoveAt(0) : former,
                Leaving = State.Leaving.Add(accountId),
            },
            Note(AuditActions.MemberRemoved, accountId, new AuditDetail("role", member.RoleId)),
            new Revocation { Kind = RevocationKind.MemberRemoved, Tenant = Tenant, AccountId = accountId });

        // The membership is gone and with it every right; what follows tidies up, and may be repeated.
        await TidyUpAfter(accountId);
        return Outcome.Done;
    }

    /// <summary>Ends what a former member has left; what fails is tried again when the grain comes to life.</summary>
    private async Task TidyUpAfter(string accountId)
    {
        using var engine = Caller.Use(Caller.Engine);
        var key = IMemberReleaseGrain.Key(Tenant, accountId);
        var isTidy = await TidyUp(accountId, () => GrainFactory.GetGrain<IApiKeysGrain>(Tenant).RevokeOf(accountId))
            & await TidyUp(accountId, () => Account(accountId).Leave(Tenant))
            & await TidyUp(accountId, () => GrainFactory.GetGrain<INotificationsGrain>(INotificationsGrain.Key(Tenant, accountId)).Close())
            & await TidyUp(accountId, () => GrainFactory.GetGrain<IMemberReleaseGrain>(key).Begin());
        if (isTidy)
        {
            await people.Replace(State with { Leaving = State.Leaving.Remove(accountId, StringComparer.Ordinal) });
        }
    }

    /// <inheritdoc/>
    public async Task<int> Disband()
    {
        if (Caller.Current is not { IsEngine: true })
        {
            throw new ForeignGrainException();
        }

        var members = State.Members;
        foreach (var member in members)
        {
            await GrainFactory.GetGrain<IApiKeysGrain>(Tenant).RevokeOf(member.AccountId);
            await Account(member.AccountId).Leave(Tenant);
        }

        await people.Replace(State with { Members = [], Former = [], Invitations = [] });
        await revocations.Publish([.. members.Select(member => new Revocation { Kind = RevocationKind.MemberRemoved, Tenant = Tenant, AccountId = member.AccountId })]);
        return members.Length;
    }

    private Revocation Changed(string accountId) =>
        new() { Kind = RevocationKind.MemberChanged, Tenant = Tenant, AccountId = accountId };

    private async Task RenameSessions(string accountId)
    {
        using var engine = Caller.Use(Caller.Engine);
        await TidyUp(accountId, () => Account(accountId).RotateAll());
    }

    private async Task<bool> TidyUp(string accountId, Func<Task> what)
    {
        try
        {
            await what();
            return true;
        }
        catch (Exception exception)
        {
            LogNotTidied(logger, Tenant, accountId, exception);
            return false;
        }
    }

    private async Task<IReadOnlyCollection<string>> Connections()
    {
        var connections = await GrainFactory.GetGrain<IWorkspaceGrain>(Tenant).GetConnections();
        return connections.Select(static connection => connection.Value).ToHashSet(StringComparer.Ordinal);
    }
}
