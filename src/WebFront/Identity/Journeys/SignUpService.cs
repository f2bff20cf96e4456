using Chatbotics.Grains.Abstractions.People;
using Chatbotics.Grains.Abstractions.People.Accounts;
using Chatbotics.Grains.Abstractions.People.Mail;
using Chatbotics.Grains.Abstractions.Tenancy;
using Chatbotics.WebFront.Identity.Accounts;
using Chatbotics.WebFront.Identity.Mail;
using Chatbotics.WebFront.Identity.Sessions;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace Chatbotics.WebFront.Identity.Journeys;

/// <summary>Lets strangers make an account, when that is open, and members make workspaces.</summary>
/// <param name="grains">The cluster.</param>
/// <param name="users">Identity's way to make accounts.</param>
/// <param name="passwords">Hashes passwords.</param>
/// <param name="mails">The texts.</param>
/// <param name="post">Sends them.</param>
/// <param name="options">How people get in.</param>
internal sealed class SignUpService(
    IGrainFactory grains,
    UserManager<AccountUser> users,
    PasswordWork passwords,
    PeopleMails mails,
    IMailSender post,
    IOptions<PeopleOptions> options)
{
    private const int Burst = 10;
    private const int MostOfOneName = 50;
    private static readonly TimeSpan Interval = TimeSpan.FromMinutes(1);

    /// <summary>Whether strangers may sign up.</summary>
    public bool IsOpen => options.Value.OpenSignUp && post.CanSend;

    /// <summary>
    /// Makes an account that must be confirmed by mail. Whether the address has one already is told to nobody but the
    /// address.
    /// </summary>
    /// <param name="name">As typed.</param>
    /// <param name="email">As typed.</param>
    /// <param name="password">As typed.</param>
    /// <param name="origin">Where the request comes from.</param>
    /// <returns>What is wrong with what was typed; null for "look into your mailbox".</returns>
    public async Task<Refusal?> Register(string name, string email, string password, SessionOrigin origin)
    {
        if (!IsOpen)
        {
            return new Refusal("closed", Texts.Account["Nobody can sign up here. Ask somebody in the workspace to invite you."]);
        }

        using var engine = Caller.Use(Caller.Engine);
        if (await grains.GetGrain<ITryThrottleGrain>("sign-up:" + RequestOrigin.Network(origin.Address)).Take(Burst, Interval) > TimeSpan.Zero)
        {
            return new Refusal("too_many_tries", Texts.Account["There were too many tries from your network. Wait some minutes, then try again."]);
        }

        if (!EmailAddresses.TryNormalize(email, out _))
        {
            return Refusals.BadEmail;
        }

        if (PasswordWork.WhyNot(password, email, name) is { } weak)
        {
            return weak;
        }

        if (await grains.GetGrain<IAccountDirectoryGrain>(IAccountDirectoryGrain.Key).Find(email) is not null)
        {
            await passwords.Hash(password);
            post.Send(mails.AlreadyHere(email.Trim()));
            return null;
        }

        var user = new AccountUser { Name = name, Email = email };
        var result = await users.CreateAsync(user, password);
        if (!result.Succeeded)
        {
            var refusal = IdentityFaults.First(result);
            return refusal == Refusals.EmailTaken ? null : refusal;
        }

        var link = await grains.GetGrain<IAccountGrain>(user.Id!).IssueLink(LinkPurpose.EmailConfirmation);
        post.Send(mails.Confirmation(email.Trim(), user.Id!, link.Token));
        return null;
    }

    /// <summary>Confirms an address by a mailed link.</summary>
    /// <param name="accountId">The account, from the link.</param>
    /// <param name="token">The secret, from the link.</param>
    public async Task<Outcome> Confirm(string? accountId, string? token)
    {
        if (accountId is null || token is null || !AccountIds.IsAccountId(accountId))
        {
            return Refusals.LinkGone;
        }

        using var engine = Caller.Use(Caller.Engine);
        return await grains.GetGrain<IAccountGrain>(accountId).ConfirmEmail(token);
    }

    /// <summary>Makes a workspace with a signed-in person as its owner. Its id, which stands in addresses, is made of the name.</summary>
    /// <param name="accountId">The person.</param>
    /// <param name="name">What people call it.</param>
    /// <param name="timeZone">Where the business is; empty for nobody said.</param>
    /// <param name="language">What it mostly writes; empty for nobody said.</param>
    /// <returns>The workspace's id, or what is wrong.</returns>
    public async Task<Outcome> CreateWorkspace(string accountId, string name, string timeZone = "", string language = "")
    {
        using var engine = Caller.Use(Caller.Engine);
        if (!options.Value.OpenSignUp && !await OwnsOne(accountId))
        {
            return Refusals.NotAllowed;
        }

        var definition = new WorkspaceDefinition
        {
            Name = name.Trim(),
            TimeZone = timeZone.Length == 0 ? null : timeZone,
            Language = language.Length == 0 ? null : language,
        };
        if (WorkspaceDefinitionRules.Check(definition) is [{ } wrong, ..])
        {
            return new Refusal("bad_" + wrong.Field, wrong.Message, wrong.Field);
        }

        var wished = WorkspaceIds.Suggest(name);
        for (var number = 1; number <= MostOfOneName; number++)
        {
            var id = number == 1 ? wished : string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{wished}-{number}");

            // The first owner decides whose it is: of two people who choose one name at once, each gets one. A workspace
            // without an owner that has settings was declared by the operator, who will say whose it is.
            var workspace = grains.GetGrain<IWorkspaceGrain>(id);
            if (await workspace.Get() is null && await grains.GetGrain<IPeopleGrain>(id).AddFirstOwner(accountId) is { Refusal: null })
            {
                await workspace.Configure(definition);
                return Outcome.Made(id);
            }
        }

        return Refusals.WorkspaceTaken;
    }

    private async Task<bool> OwnsOne(string accountId)
    {
        var profile = await grains.GetGrain<IAccountGrain>(accountId).GetProfile();
        foreach (var tenant in profile?.Workspaces ?? [])
        {
            if (await grains.GetGrain<IPeopleGrain>(tenant).GetAccess(accountId) is { } access && access.Permissions.Has(Permission.ManageOwnership))
            {
                return true;
            }
        }

        return false;
    }
}
