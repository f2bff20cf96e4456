using Chatbotics.Grains.Abstractions.People;
using Chatbotics.Grains.Abstractions.People.Accounts;
using Chatbotics.TestKit.Time;
using Chatbotics.WebFront.Identity.Access;
using Chatbotics.WebFront.Identity.Revocations;
using Chatbotics.WebFront.Identity.Sessions;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Chatbotics.WebFront.Tests.Identity;

[Collection(IdentityAppCollection.Name)]
public sealed class CircuitGuardTests(IdentityApp app)
{
    [Fact]
    public async Task A_page_acts_for_its_person_and_no_more_once_the_session_ended()
    {
        var id = await app.NewAccount("guard@cg.test");
        await using var page = await Open(id);
        Caller? seen = null;
        await page.Act(() => seen = Caller.Current);
        Assert.Equal(id, seen!.AccountId);
        Assert.Null(seen.Tenant);

        await page.SignOut();
        await Eventually.Holds(() => page.Guard.IsDead);
        await Assert.ThrowsAsync<SessionEndedException>(() => page.Act(() => { }));
        var state = await page.State.GetAuthenticationStateAsync();
        Assert.False(state.User.Identity!.IsAuthenticated);
    }

    [Fact]
    public async Task A_page_dies_when_the_person_leaves_a_workspace_that_it_has_shown_and_not_for_others()
    {
        await app.NewWorkspace("cg-shown");
        await app.NewWorkspace("cg-other");
        var id = await app.NewMember("cg-shown", "agent", "agent@cg.test");
        using (Caller.Use(Caller.Engine))
        {
            var issued = await app.Grains.GetGrain<IPeopleGrain>("cg-other").Invite(new NewInvitation { Email = "agent@cg.test", RoleId = "agent" });
            await app.Grains.GetGrain<IPeopleGrain>("cg-other").Accept(issued.Invitation!.Id, issued.Token!, id);
        }

        await using var page = await Open(id);
        var caller = await page.Calls.For("cg-shown");
        Assert.Equal(("cg-shown", id), (caller.Tenant, caller.AccountId));
        Assert.True(caller.Permissions.Has(Permission.Reply));
        Assert.False(caller.Permissions.Has(Permission.ManageRoles));

        await Remove("cg-other", id);
        await Assert.ThrowsAsync<ForeignGrainException>(async () =>
        {
            for (var n = 0; n < 1_000; n++)
            {
                await page.Calls.For("cg-other");
            }
        });
        Assert.False(page.Guard.IsDead);
        await Remove("cg-shown", id);
        await Eventually.Holds(() => page.Guard.IsDead);
    }

    [Fact]
    public async Task Nobody_gets_a_caller_for_a_workspace_of_others()
    {
        await app.NewWorkspace("cg-foreign");
        var stranger = await app.NewAccount("stranger@cg.test");
        await using var page = await Open(stranger);
        await Assert.ThrowsAsync<ForeignGrainException>(() => page.Calls.For("cg-foreign"));
        await Assert.ThrowsAsync<ForeignGrainException>(() => page.Calls.For("cg-nothing"));
        await Assert.ThrowsAsync<ForeignGrainException>(() => page.Calls.For("../cg-foreign"));
        Assert.Equal(stranger, (await page.Calls.ForOneself()).AccountId);
    }

    private async Task Remove(string tenant, string account)
    {
        using var engine = Caller.Use(Caller.Engine);
        Assert.True((await app.Grains.GetGrain<IPeopleGrain>(tenant).Remove(account)).IsDone);
    }

    private async Task<Page> Open(string account)
    {
        SessionTicket ticket;
        using (Caller.Use(Caller.Engine))
        {
            ticket = await app.Grains.GetGrain<IAccountGrain>(account).StartSession(new SessionOrigin(null, "test"), null);
        }

        var page = new Page(app, ticket);
        await page.Guard.Open();
        return page;
    }

    private sealed class Page : IAsyncDisposable
    {
        private readonly IdentityApp _app;
        private readonly SessionTicket _ticket;

        public Page(IdentityApp app, SessionTicket ticket)
        {
            (_app, _ticket) = (app, ticket);
            var services = app.Services;
            State = ActivatorUtilities.CreateInstance<SessionStateProvider>(services);
            State.SetAuthenticationState(Task.FromResult(new AuthenticationState(Identities.Person(ticket))));
            Calls = new WorkspaceCalls(services.GetRequiredService<WorkspaceAccess>(), State, new HttpContextAccessor());
            Guard = new CircuitGuard(State, services.GetRequiredService<SessionChecks>(), Calls, services.GetRequiredService<ISessionRevocations>());
        }

        public SessionStateProvider State { get; }

        public WorkspaceCalls Calls { get; }

        public CircuitGuard Guard { get; }

        public Task Act(Action what) => Guard.CreateInboundActivityHandler(_ =>
        {
            what();
            return Task.CompletedTask;
        })(null!);

        public async Task SignOut()
        {
            using var engine = Caller.Use(Caller.Engine);
            await _app.Grains.GetGrain<IAccountGrain>(_ticket.AccountId).EndSession(_ticket.SessionId);
        }

        public ValueTask DisposeAsync()
        {
            Guard.Dispose();
            ((IDisposable)State).Dispose();
            return default;
        }
    }
}
