using Chatbotics.Grains.Abstractions.People;
using Chatbotics.Grains.Abstractions.People.Accounts;
using Chatbotics.Grains.Abstractions.People.Mail;
using Chatbotics.Grains.Abstractions.Tenancy;
using Chatbotics.WebFront.Identity.Access;
using Chatbotics.WebFront.Identity.Accounts;
using Chatbotics.WebFront.Identity.Mail;
using Microsoft.AspNetCore.Identity;

namespace Chatbotics.WebFront.Identity.Journeys;

/// <summary>Brings people into workspaces.</summary>
/// <param name="grains">The cluster.</param>
/// <param name="calls">Says on whose behalf.</param>
/// <param name="users">Identity's way to make accounts.</param>
/// <param name="mails">The texts.</param>
/// <param name="post">Sends them.</param>
internal sealed class InvitationService(
    IGrainFactory grains, WorkspaceCalls calls, UserManager<AccountUser> users, PeopleMails mails, IMailSender post)
{
    /// <summary>Invites somebody, by mail when mail can be sent.</summary>
    /// <param name="tenant">The workspace.</param>
    /// <param name="invitation">Whom, as what.</param>
    public async Task<InvitationSent> Send(string tenant, NewInvitation invitation)
    {
        using var caller = Caller.Use(await calls.For(tenant));
        return await SendAsCaller(tenant, invitation);
    }

    /// <summary>Invites somebody on behalf of the present caller, for example a program.</summary>
    /// <param name="tenant">The workspace.</param>
    /// <param name="invitation">Whom, as what.</param>
    public async Task<InvitationSent> SendAsCaller(string tenant, NewInvitation invitation)
    {
        var issued = await grains.GetGrain<IPeopleGrain>(tenant).Invite(invitation);
        if (issued is not { Invitation: { } made, Token: { } token })
        {
            return new InvitationSent(issued.Refusal, null);
        }

        var link = mails.InvitationLink(tenant, made.Id, token);
        if (!post.CanSend)
        {
            return new InvitationSent(null, link) { Id = made.Id };
        }

        var workspace = await grains.GetGrain<IWorkspaceGrain>(tenant).Get();
        post.Send(PeopleMails.Invitation(made.Email, workspace?.Name ?? tenant, link, made.ExpiresAt));
        return new InvitationSent(null, null) { Id = made.Id };
    }

    /// <summary>What a link leads to; null when it is no longer good.</summary>
    /// <param name="tenant">The workspace, from the link; hostile.</param>
    /// <param name="id">The invitation, from the link.</param>
    /// <param name="token">The secret, from the link.</param>
    public async Task<InvitationPreview?> Preview(string? tenant, string? id, string? token)
    {
        if (tenant is null || id is null || token is null || !GrainKeys.IsTenantId(tenant))
        {
            return null;
        }

        using var engine = Caller.Use(Caller.Engine);
        return await grains.GetGrain<IPeopleGrain>(tenant).PeekInvitation(id, token) is { } invitation
            && await grains.GetGrain<IWorkspaceGrain>(tenant).Get() is { } workspace
            ? new InvitationPreview(
                workspace.Name, invitation.Email, await grains.GetGrain<IAccountDirectoryGrain>(IAccountDirectoryGrain.Key).Find(invitation.Email))
            : null;
    }

    /// <summary>Accepts with the account of whoever is signed in.</summary>
    /// <param name="tenant">The workspace, from the link.</param>
    /// <param name="id">The invitation, from the link.</param>
    /// <param name="token">The secret, from the link.</param>
    /// <param name="accountId">The signed-in account.</param>
    public async Task<Outcome> Accept(string tenant, string id, string token, string accountId)
    {
        if (!GrainKeys.IsTenantId(tenant))
        {
            return Refusals.InvitationGone;
        }

        using var engine = Caller.Use(Caller.Engine);
        return await grains.GetGrain<IPeopleGrain>(tenant).Accept(id, token, accountId);
    }

    /// <summary>Makes an account for the invited person, who showed by the link to read the address, and accepts.</summary>
    /// <param name="tenant">The workspace, from the link.</param>
    /// <param name="id">The invitation, from the link.</param>
    /// <param name="token">The secret, from the link.</param>
    /// <param name="name">As typed.</param>
    /// <param name="password">As typed.</param>
    /// <returns>The account's id, or what is wrong.</returns>
    public async Task<Outcome> AcceptAsNew(string tenant, string id, string token, string name, string password)
    {
        if (await Preview(tenant, id, token) is not { } preview)
        {
            return Refusals.InvitationGone;
        }

        if (preview.AccountId is not null)
        {
            return Refusals.EmailTaken;
        }

        var user = new AccountUser { Name = name, Email = preview.Email, EmailConfirmed = true };
        var result = await users.CreateAsync(user, password);
        if (!result.Succeeded)
        {
            return IdentityFaults.First(result);
        }

        var accepted = await Accept(tenant, id, token, user.Id!);
        return accepted.IsDone ? Outcome.Made(user.Id!) : accepted;
    }
}
