using Chatbotics.Grains.Abstractions.Audit;
using Chatbotics.Grains.Abstractions.People;
using Chatbotics.Grains.People.Security;

namespace Chatbotics.Grains.People;

// Invitations: bound to an address, good for one use and a week.
internal sealed partial class PeopleGrain
{
    private static readonly TimeSpan InvitationLifetime = TimeSpan.FromDays(7);

    /// <inheritdoc/>
    public async Task<InvitationIssued> Invite(NewInvitation wish)
    {
        if (await WhyNotInvite(wish) is { } refusal)
        {
            return new InvitationIssued { Refusal = await Refuse(refusal, "invite", null) };
        }

        EmailAddresses.TryNormalize(wish.Email, out var email);
        var now = time.GetUtcNow();
        var key = await Key();
        var open = State.Invitations
            .Where(one => one.ExpiresAt > now && !IsFor(one, email))
            .ToList();
        if (open.Count >= PeopleRules.MaxInvitations || State.Members.Length >= PeopleRules.MaxMembers)
        {
            return new InvitationIssued { Refusal = Refusals.TooMany };
        }

        var token = SecretTokens.Create();
        var id = ids.NewId().ToString("N");
        var invitation = new StoredInvitation
        {
            Id = id,
            TokenHash = SecretTokens.Hash(token),
            Email = SealedText.Seal(key, InvitationPlace(id), wish.Email.Trim()),
            RoleId = wish.RoleId,
            Visibility = wish.Visibility,
            Teams = wish.Teams,
            InvitedBy = Caller.Current is { IsEngine: false } host ? host.AccountId : null,
            CreatedAt = now,
            ExpiresAt = now + InvitationLifetime,
        };
        await Commit(
            State with { Invitations = [.. open, invitation] },
            Note(AuditActions.MemberInvited, id, new AuditDetail("role", wish.RoleId)));
        return new InvitationIssued { Invitation = Open(invitation), Token = token };
    }

    /// <inheritdoc/>
    public async Task<Outcome> Withdraw(string invitationId)
    {
        if (!Rights.Has(Permission.ManagePeople))
        {
            return await Refuse(Refusals.NotAllowed, "withdraw_invitation", invitationId);
        }

        if (State.Invitations.FirstOrDefault(one => string.Equals(one.Id, invitationId, StringComparison.Ordinal)) is not { } invitation)
        {
            return Refusals.NotFound;
        }

        await Commit(
            State with { Invitations = State.Invitations.Remove(invitation) },
            Note(AuditActions.InvitationWithdrawn, invitationId));
        return Outcome.Done;
    }

    /// <inheritdoc/>
    public Task<Invitation?> PeekInvitation(string invitationId, string token) =>
        Task.FromResult(FindInvitation(invitationId, token) is { } invitation ? Open(invitation) : null);

    /// <inheritdoc/>
    public async Task<Outcome> Accept(string invitationId, string token, string accountId)
    {
        if (FindInvitation(invitationId, token) is not { } invitation)
        {
            return Refusals.InvitationGone;
        }

        var profile = await Account(accountId).GetProfile();
        if (profile is null
            || !EmailAddresses.TryNormalize(profile.Email, out var email)
            || !profile.EmailConfirmed
            || !IsFor(invitation, email))
        {
            return Refusals.InvitationOfOther;
        }

        if (State.Find(accountId) is not null)
        {
            return Refusals.AlreadyMember;
        }

        // The role may have gone, and the teams too, since the invitation was sent.
        if (State.FindRole(invitation.RoleId) is null)
        {
            return Refusals.InvitationGone;
        }

        return await Add(
            accountId,
            new StoredMember
            {
                AccountId = accountId,
                RoleId = invitation.RoleId,
                Visibility = invitation.Visibility,
                Teams = [.. invitation.Teams.Where(id => State.Teams.Any(team => string.Equals(team.Id, id, StringComparison.Ordinal)))],
            },
            State with { Invitations = State.Invitations.Remove(invitation) },
            AuditActions.MemberJoined);
    }

    private async Task<Refusal?> WhyNotInvite(NewInvitation wish)
    {
        if (!Rights.Has(Permission.ManagePeople))
        {
            return Refusals.NotAllowed;
        }

        if (!EmailAddresses.TryNormalize(wish.Email, out var email))
        {
            return Refusals.BadEmail;
        }

        if (State.Members.Any(member => EmailAddresses.TryNormalize(Details(member.AccountId, member.Details).Email, out var taken)
            && string.Equals(taken, email, StringComparison.Ordinal)))
        {
            return Refusals.AlreadyMember;
        }

        return PeopleRules.WhyNotGive(State, Rights, wish.RoleId)
            ?? PeopleRules.WhyNotTeams(State, wish.Teams)
            ?? PeopleRules.WhyNotVisibility(wish.Visibility, await Connections(), Self, wish.Teams);
    }

    private StoredInvitation? FindInvitation(string id, string token)
    {
        var now = time.GetUtcNow();
        return State.Invitations.FirstOrDefault(one => string.Equals(one.Id, id, StringComparison.Ordinal)
            && one.ExpiresAt > now && SecretTokens.Matches(one.TokenHash, token));
    }

    private bool IsFor(StoredInvitation invitation, string email) =>
        EmailAddresses.TryNormalize(SealedText.Open(_key!, InvitationPlace(invitation.Id), invitation.Email), out var bound)
        && string.Equals(bound, email, StringComparison.Ordinal);
}
