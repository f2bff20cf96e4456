using System.Collections.Immutable;
using Chatbotics.Grains.Abstractions.People;
using Chatbotics.Grains.Abstractions.People.Accounts;
using Chatbotics.Grains.Abstractions.Tenancy;
using Chatbotics.WebFront.Identity.Accounts;
using Microsoft.AspNetCore.Identity;

namespace Chatbotics.WebFront.Identity.Journeys;

/// <summary>
/// The first start: the first person, the first workspace. Each step can be repeated, so that a set-up that was cut off is
/// finished by doing it again.
/// </summary>
/// <param name="grains">The cluster.</param>
/// <param name="users">Identity's way to make accounts.</param>
/// <param name="passwords">Verifies passwords.</param>
internal sealed class SetUpService(IGrainFactory grains, UserManager<AccountUser> users, PasswordWork passwords)
{
    private IInstallationGrain Installation => grains.GetGrain<IInstallationGrain>(IInstallationGrain.Key);

    /// <summary>Whether the first owner exists.</summary>
    public async Task<bool> IsDone()
    {
        using var engine = Caller.Use(Caller.Engine);
        return await Installation.IsSetUp();
    }

    /// <summary>A new code to print at the start; null once the installation is set up.</summary>
    public async Task<string?> IssueCode()
    {
        using var engine = Caller.Use(Caller.Engine);
        return await Installation.IssueSetUpCode();
    }

    /// <summary>Makes the first owner. Workspaces that exist without an owner, from a seed file or the demo, become theirs as well.</summary>
    /// <param name="form">What was typed.</param>
    /// <returns>What is wrong, field by field, or the owner's account.</returns>
    public async Task<(ImmutableArray<Refusal> Refusals, string? AccountId)> Complete(SetUpForm form)
    {
        using var engine = Caller.Use(Caller.Engine);
        return await Installation.CheckSetUpCode(form.Code) is { Refusal: { } refusal } ? ([refusal], null) : await CompleteTrusted(form);
    }

    /// <summary>Whether any workspace is declared.</summary>
    public async Task<bool> HasWorkspaces()
    {
        using var engine = Caller.Use(Caller.Engine);
        return !(await Listed()).IsEmpty;
    }

    /// <summary>Makes the first owner for an operator who needs no code: what configures the program may own it.</summary>
    /// <param name="form">What was configured.</param>
    /// <returns>What is wrong, field by field, or the owner's account.</returns>
    public async Task<(ImmutableArray<Refusal> Refusals, string? AccountId)> CompleteTrusted(SetUpForm form)
    {
        using var engine = Caller.Use(Caller.Engine);
        var needsWorkspace = (await Listed()).IsEmpty;
        if (form.WorkspaceId.Length == 0)
        {
            form = form with { WorkspaceId = WorkspaceIds.Suggest(form.WorkspaceName) };
        }

        var wrong = Check(form, needsWorkspace || form.WorkspaceName.Length > 0);
        if (!wrong.IsEmpty)
        {
            return (wrong, null);
        }

        var (taken, account) = await FindOrMake(form);
        if (account is null)
        {
            return ([taken!], null);
        }

        if (form.WorkspaceName.Length > 0 && grains.GetGrain<IWorkspaceGrain>(form.WorkspaceId) is var workspace && await workspace.Get() is null)
        {
            await workspace.Configure(Definition(form));
        }

        foreach (var listed in await Listed())
        {
            await grains.GetGrain<IPeopleGrain>(listed.Id).AddFirstOwner(account);
        }

        await Installation.SetOwner(account);

        await Installation.Complete();
        return ([], account);
    }

    private static WorkspaceDefinition Definition(SetUpForm form) => new()
    {
        Name = form.WorkspaceName.Trim(),
        TimeZone = form.TimeZone.Length == 0 ? null : form.TimeZone,
        Language = form.Language.Length == 0 ? null : form.Language,
    };

    private Task<ImmutableArray<WorkspaceListing>> Listed() =>
        grains.GetGrain<IWorkspaceDirectoryGrain>(IWorkspaceDirectoryGrain.Key).List();

    private static ImmutableArray<Refusal> Check(SetUpForm form, bool withWorkspace)
    {
        var wrong = ImmutableArray.CreateBuilder<Refusal>();
        if (!EmailAddresses.TryNormalize(form.Email, out _))
        {
            wrong.Add(Refusals.BadEmail);
        }

        if (form.Name.Trim().Length is 0 or > 100)
        {
            wrong.Add(Refusals.BadName);
        }

        if (PasswordWork.WhyNot(form.Password, form.Email, form.Name) is { } weak)
        {
            wrong.Add(weak);
        }

        if (!withWorkspace)
        {
            return wrong.DrainToImmutable();
        }

        if (WorkspaceIds.WhyNot(form.WorkspaceId) is { } badId)
        {
            wrong.Add(badId);
        }

        foreach (var bad in WorkspaceDefinitionRules.Check(Definition(form)))
        {
            wrong.Add(new Refusal("bad_" + bad.Field, bad.Message, bad.Field == "name" ? "workspaceName" : bad.Field));
        }

        return wrong.DrainToImmutable();
    }

    private async Task<(Refusal? Taken, string? AccountId)> FindOrMake(SetUpForm form)
    {
        var directory = grains.GetGrain<IAccountDirectoryGrain>(IAccountDirectoryGrain.Key);
        if (await directory.Find(form.Email) is { } present
            && await grains.GetGrain<IAccountGrain>(present).GetCredentials() is { } credentials)
        {
            // An earlier attempt made it: the same person goes on.
            return await passwords.Verify(credentials.PasswordHash, form.Password) == PasswordVerificationResult.Failed
                ? (Refusals.EmailTaken, null)
                : (null, present);
        }

        var user = new AccountUser { Name = form.Name, Email = form.Email, EmailConfirmed = true };
        var result = await users.CreateAsync(user, form.Password);
        return result.Succeeded ? (null, user.Id) : (IdentityFaults.First(result), null);
    }
}
