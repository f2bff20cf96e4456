using Chatbotics.Grains.Abstractions.People;
using Chatbotics.Grains.Abstractions.People.Accounts;
using Chatbotics.WebFront.Identity.Access;
using Chatbotics.WebFront.Identity.Journeys;
using Chatbotics.WebFront.Identity.Sessions;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Chatbotics.WebFront.Tests.Identity;

[Collection(IdentityAppCollection.Name)]
public sealed class AddressTests(IdentityApp app)
{
    [Fact]
    public async Task Another_address_counts_once_its_reader_has_confirmed_it_and_the_old_one_is_told()
    {
        await app.NewWorkspace("ad-team");
        var id = await app.NewMember("ad-team", "agent", "old@ad.test");
        var service = await Service(id);
        Assert.Equal("newEmail", (await service.Request("nonsense", IdentityApp.Password)).Refusal!.Field);
        Assert.Equal("same_email", (await service.Request(" OLD@ad.test", IdentityApp.Password)).Refusal!.Code);
        Assert.Equal("presentPassword", (await service.Request("new@ad.test", "not it")).Refusal!.Field);
        Assert.Equal(0, app.Mails.CountTo("new@ad.test"));

        Assert.True((await service.Request("new@ad.test", IdentityApp.Password)).IsDone);
        var link = RecordedMails.Link(await app.Mails.To("new@ad.test", "confirm"));
        Assert.Equal("SignedIn", await IdentityApp.SignIn(app.Browser(), "old@ad.test", IdentityApp.Password));
        Assert.Equal("Refused", await IdentityApp.SignIn(app.Browser(), "new@ad.test", IdentityApp.Password));

        // A link for a new password that went to the old address must not outlive it.
        string reset;
        using (Caller.Use(Caller.Engine))
        {
            reset = (await app.Grains.GetGrain<IAccountGrain>(id).IssueLink(LinkPurpose.PasswordReset)).Token;
        }

        Assert.Equal(Refusals.LinkGone, (await service.Confirm(id, "guessed")).Refusal);
        Assert.Equal(Refusals.LinkGone, (await service.Confirm("../x", link["token"])).Refusal);
        Assert.True((await service.Confirm(link["account"], link["token"])).IsDone);
        Assert.Equal(Refusals.LinkGone, (await service.Confirm(link["account"], link["token"])).Refusal);
        await app.Mails.To("old@ad.test", "new address");
        Assert.Equal("Refused", await IdentityApp.SignIn(app.Browser(), "old@ad.test", IdentityApp.Password));
        Assert.Equal("SignedIn", await IdentityApp.SignIn(app.Browser(), "new@ad.test", IdentityApp.Password));

        using var engine = Caller.Use(Caller.Engine);
        var account = app.Grains.GetGrain<IAccountGrain>(id);
        Assert.Equal("new@ad.test", (await account.GetProfile())!.Email);
        Assert.False(await account.IsLinkGood(LinkPurpose.PasswordReset, reset));
        var directory = app.Grains.GetGrain<IAccountDirectoryGrain>(IAccountDirectoryGrain.Key);
        Assert.Equal((null, id), (await directory.Find("old@ad.test"), await directory.Find("new@ad.test")));
        Assert.True((await directory.Create(new NewAccount { Name = "Next", Email = "old@ad.test", PasswordHash = "x" })).IsDone);
    }

    [Fact]
    public async Task An_address_that_has_an_account_is_taken_from_nobody_and_only_its_reader_learns_of_it()
    {
        var id = await app.NewAccount("mine@ad.test");
        var other = await app.NewAccount("theirs@ad.test");
        var service = await Service(id);
        Assert.True((await service.Request("theirs@ad.test", IdentityApp.Password)).IsDone);
        await app.Mails.To("theirs@ad.test", "account already");

        // Also when it was taken between the mail and the press.
        Assert.True((await service.Request("late@ad.test", IdentityApp.Password)).IsDone);
        var link = RecordedMails.Link(await app.Mails.To("late@ad.test", "confirm"));
        await app.NewAccount("late@ad.test");
        Assert.Equal(Refusals.EmailTaken, (await service.Confirm(link["account"], link["token"])).Refusal);
        using var engine = Caller.Use(Caller.Engine);
        Assert.Equal("mine@ad.test", (await app.Grains.GetGrain<IAccountGrain>(id).GetProfile())!.Email);
        Assert.Equal(other, await app.Grains.GetGrain<IAccountDirectoryGrain>(IAccountDirectoryGrain.Key).Find("theirs@ad.test"));
    }

    private async Task<AddressService> Service(string account)
    {
        SessionTicket ticket;
        using (Caller.Use(Caller.Engine))
        {
            ticket = await app.Grains.GetGrain<IAccountGrain>(account).StartSession(new SessionOrigin(null, "test"), null);
        }

        var state = ActivatorUtilities.CreateInstance<SessionStateProvider>(app.Services);
        state.SetAuthenticationState(Task.FromResult(new AuthenticationState(Identities.Person(ticket))));
        var calls = new WorkspaceCalls(app.Services.GetRequiredService<WorkspaceAccess>(), state, new HttpContextAccessor());
        return ActivatorUtilities.CreateInstance<AddressService>(app.Services, calls);
    }
}
