using Chatbotics.Grains.Abstractions.Audit;
using Chatbotics.Grains.Abstractions.People;
using Chatbotics.TestKit.Time;

namespace Chatbotics.Grains.Tests.People;

[Collection(PeopleHostCollection.Name)]
public sealed class PeopleGrainTests(PeopleHost host) : EngineTests
{
    [Fact]
    public async Task The_first_owner_comes_once()
    {
        var owner = await host.NewWorkspace("pg-first");
        Assert.True((await host.People("pg-first").AddFirstOwner(owner)).IsDone);
        var second = await host.NewAccount("second@pg-first.test");
        Assert.False((await host.People("pg-first").AddFirstOwner(second)).IsDone);
        Assert.Equal<string>(["pg-first"], (await host.Account(owner).GetProfile())!.Workspaces);
        Assert.Equal("Olga Owner", Assert.Single((await host.People("pg-first").List()).Members).Name);
    }

    [Fact]
    public async Task An_invitation_is_bound_to_its_address_and_good_once()
    {
        var owner = await host.NewWorkspace("pg-invite");
        var people = host.People("pg-invite");
        InvitationIssued issued;
        using (Caller.Use(await host.Member("pg-invite", owner)))
        {
            issued = await people.Invite(new NewInvitation { Email = "Ada@pg-invite.test", RoleId = "agent" });
        }

        var (id, token) = (issued.Invitation!.Id, issued.Token!);
        Assert.Equal("Ada@pg-invite.test", (await people.PeekInvitation(id, token))!.Email);
        Assert.Null(await people.PeekInvitation(id, token + "x"));

        var eve = await host.NewAccount("eve@pg-invite.test");
        var unconfirmed = await host.NewAccount("ada@pg-invite.test", confirmed: false);
        Assert.Equal(Refusals.InvitationOfOther, (await people.Accept(id, token, eve)).Refusal);
        Assert.Equal(Refusals.InvitationOfOther, (await people.Accept(id, token, unconfirmed)).Refusal);
        Assert.Equal(Refusals.InvitationGone, (await people.Accept(id, "wrong", eve)).Refusal);

        var link = await host.Account(unconfirmed).IssueLink(Abstractions.People.Accounts.LinkPurpose.EmailConfirmation);
        await host.Account(unconfirmed).ConfirmEmail(link.Token);
        Assert.True((await people.Accept(id, token, unconfirmed)).IsDone);
        Assert.Equal(Refusals.InvitationGone, (await people.Accept(id, token, unconfirmed)).Refusal);
        Assert.Equal("agent", (await people.GetAccess(unconfirmed))!.RoleId);
        Assert.Empty((await people.List()).Invitations);
        Assert.DoesNotContain(token, host.Storage.Dump(), StringComparison.Ordinal);
        Assert.DoesNotContain("ada@pg-invite", host.Storage.Dump(), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task One_link_that_is_followed_twenty_times_at_once_makes_one_member()
    {
        await host.NewWorkspace("pg-race");
        var account = await host.NewAccount("ada@pg-race.test");
        var issued = await host.People("pg-race").Invite(new NewInvitation { Email = "ada@pg-race.test", RoleId = "agent" });
        var results = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => host.People("pg-race").Accept(issued.Invitation!.Id, issued.Token!, account)));
        Assert.Single(results, one => one.IsDone);
        Assert.Equal(2, (await host.People("pg-race").List()).Members.Length);
    }

    [Fact]
    public async Task An_invitation_lapses_after_a_week_and_is_replaced_by_the_next()
    {
        await host.NewWorkspace("pg-lapse");
        var people = host.People("pg-lapse");
        var first = await people.Invite(new NewInvitation { Email = "ada@pg-lapse.test", RoleId = "agent" });
        var second = await people.Invite(new NewInvitation { Email = "ADA@pg-lapse.test", RoleId = "viewer" });
        Assert.Null(await people.PeekInvitation(first.Invitation!.Id, first.Token!));
        Assert.NotNull(await people.PeekInvitation(second.Invitation!.Id, second.Token!));
        host.Clock.Advance(TimeSpan.FromDays(7));
        Assert.Null(await people.PeekInvitation(second.Invitation.Id, second.Token!));
        Assert.Empty((await people.List()).Invitations);
    }

    [Fact]
    public async Task Nobody_gives_or_changes_more_than_they_may_themselves()
    {
        var owner = await host.NewWorkspace("pg-more");
        var admin = await host.NewMember("pg-more", "admin", "admin@pg-more.test");
        var agent = await host.NewMember("pg-more", "agent", "agent@pg-more.test");
        var people = host.People("pg-more");

        using (Caller.Use(await host.Member("pg-more", admin)))
        {
            Assert.Equal(Refusals.MoreThanOwn, (await people.SetRole(agent, "owner")).Refusal);
            Assert.Equal(Refusals.MoreThanOwn, (await people.SetRole(admin, "owner")).Refusal);
            Assert.Equal(Refusals.MoreThanYou, (await people.SetRole(owner, "viewer")).Refusal);
            Assert.Equal(Refusals.MoreThanYou, (await people.Remove(owner)).Refusal);
            Assert.Equal(Refusals.MoreThanOwn, (await people.Invite(new NewInvitation { Email = "x@pg-more.test", RoleId = "owner" })).Refusal);
            Assert.Equal(Refusals.MoreThanOwn, (await people.SaveRole(null, "Boss", PermissionSet.All)).Refusal);
            Assert.True((await people.SetRole(agent, "supervisor")).IsDone);
        }

        using (Caller.Use(await host.Member("pg-more", agent)))
        {
            Assert.Equal(Refusals.NotAllowed, (await people.SetRole(agent, "admin")).Refusal);
            Assert.Equal(Refusals.NotAllowed, (await people.Invite(new NewInvitation { Email = "x@pg-more.test", RoleId = "viewer" })).Refusal);
            Assert.Equal(Refusals.NotAllowed, (await people.SaveRole(null, "Boss", PermissionSet.Of(Permission.Reply))).Refusal);
            Assert.Equal(Refusals.NotAllowed, (await people.Remove(admin)).Refusal);
        }

        // What was tried stands in the log, with who tried it.
        var refused = (await host.Acts("pg-more")).Where(note => note.Action == AuditActions.Refused).ToList();
        Assert.Equal(10, refused.Count);
        Assert.Equal(6, refused.Count(note => note.ActorId == admin));
        Assert.Equal("supervisor", (await people.GetAccess(agent))!.RoleId);
    }

    [Fact]
    public async Task A_caller_who_claims_more_than_the_role_gets_the_role()
    {
        await host.NewWorkspace("pg-claim");
        var viewer = await host.NewMember("pg-claim", "viewer", "viewer@pg-claim.test");
        using (Caller.Use(new Caller { AccountId = viewer, Tenant = "pg-claim", Permissions = PermissionSet.All }))
        {
            Assert.Equal(Refusals.NotAllowed, (await host.People("pg-claim").SetRole(viewer, "admin")).Refusal);
        }
    }

    [Fact]
    public async Task There_is_always_an_owner()
    {
        var owner = await host.NewWorkspace("pg-owner");
        var people = host.People("pg-owner");
        using (Caller.Use(await host.Member("pg-owner", owner)))
        {
            Assert.Equal(Refusals.LastOwner, (await people.SetRole(owner, "admin")).Refusal);
            Assert.Equal(Refusals.LastOwner, (await people.Remove(owner)).Refusal);
        }

        Assert.Equal(Refusals.LastOwner, (await host.Account(owner).Erase()).Refusal);
        var second = await host.NewMember("pg-owner", "owner", "second@pg-owner.test");
        using (Caller.Use(await host.Member("pg-owner", owner)))
        {
            Assert.True((await people.SetRole(owner, "admin")).IsDone);
        }

        Assert.Equal("admin", (await people.GetAccess(owner))!.RoleId);
        Assert.Equal(Refusals.LastOwner, (await people.Remove(second)).Refusal);
    }

    [Fact]
    public async Task Two_owners_who_leave_at_the_same_time_leave_one()
    {
        var first = await host.NewWorkspace("pg-both");
        var second = await host.NewMember("pg-both", "owner", "second@pg-both.test");
        var results = await Task.WhenAll(host.People("pg-both").Remove(first), host.People("pg-both").Remove(second));
        Assert.Single(results, one => one.IsDone);
        Assert.Single(results, one => one.Refusal == Refusals.LastOwner);
    }

    [Fact]
    public async Task A_member_who_goes_loses_access_keys_and_the_workspace_but_keeps_a_name_in_the_log()
    {
        await host.NewWorkspace("pg-gone");
        var admin = await host.NewMember("pg-gone", "admin", "admin@pg-gone.test");
        string token;
        using (Caller.Use(await host.Member("pg-gone", admin)))
        {
            token = (await host.ApiKeys("pg-gone").Create(new() { Name = "CRM", Scopes = PermissionSet.Of(Permission.ViewContacts) })).Token!;
            Assert.True((await host.People("pg-gone").Remove(admin)).IsDone);
        }

        Assert.Null(await host.People("pg-gone").GetAccess(admin));
        Assert.Empty(await host.ApiKeys("pg-gone").List());
        Assert.True(Abstractions.People.ApiKeys.ApiKeyToken.TryParse(token, out var parsed));
        Assert.Null(await host.ApiKeys("pg-gone").Check(parsed.Id, parsed.SecretHash));
        Assert.Empty((await host.Account(admin).GetProfile())!.Workspaces);
        Assert.Equal("admin", Assert.Single((await host.People("pg-gone").List()).Former).Name);
        Assert.Equal(Refusals.NotFound, (await host.People("pg-gone").Remove(admin)).Refusal);

        Assert.True((await host.Account(admin).Erase()).IsDone);
    }

    [Fact]
    public async Task Erasing_an_account_makes_workspaces_forget_the_name()
    {
        await host.NewWorkspace("pg-erase");
        var agent = await host.NewMember("pg-erase", "agent", "agent@pg-erase.test");
        Assert.True((await host.Account(agent).Erase()).IsDone);
        var list = await host.People("pg-erase").List();
        Assert.Single(list.Members);
        Assert.Empty(list.Former);
        Assert.Equal(AuditActions.MemberRemoved, (await host.Acts("pg-erase"))[^1].Action);
        Assert.Equal(agent, (await host.Acts("pg-erase"))[^1].ActorId);
    }

    [Fact]
    public async Task A_custom_role_works_until_somebody_has_it_no_more()
    {
        var owner = await host.NewWorkspace("pg-role");
        var agent = await host.NewMember("pg-role", "agent", "agent@pg-role.test");
        var people = host.People("pg-role");
        using (Caller.Use(await host.Member("pg-role", owner)))
        {
            var made = await people.SaveRole(null, "Night shift", PermissionSet.Of(Permission.ViewConversations, Permission.Reply));
            Assert.Null(made.Refusal);
            Assert.Equal(Refusals.NameTaken, (await people.SaveRole(null, "night SHIFT", PermissionSet.Of(Permission.Reply))).Refusal);
            Assert.Equal(Refusals.NameTaken, (await people.SaveRole(null, "Admin", PermissionSet.Of(Permission.Reply))).Refusal);
            Assert.Equal(Refusals.NoPermissions, (await people.SaveRole(null, "Empty", PermissionSet.None)).Refusal);
            Assert.Equal(Refusals.NoPermissions, (await people.SaveRole(null, "Future", new PermissionSet(1UL << 60))).Refusal);
            Assert.Equal(Refusals.BuiltInRole, (await people.SaveRole("agent", "Agent", PermissionSet.Of(Permission.Reply))).Refusal);
            Assert.True((await people.SetRole(agent, made.Id!)).IsDone);
            Assert.Equal(PermissionSet.Of(Permission.ViewConversations, Permission.Reply), (await people.GetAccess(agent))!.Permissions);

            Assert.Equal(made.Id, (await people.SaveRole(made.Id, "Night shift", PermissionSet.Of(Permission.ViewConversations))).Id);
            Assert.Equal(PermissionSet.Of(Permission.ViewConversations), (await people.GetAccess(agent))!.Permissions);
            Assert.Equal(Refusals.RoleInUse, (await people.DeleteRole(made.Id!)).Refusal);
            Assert.True((await people.SetRole(agent, "agent")).IsDone);
            Assert.True((await people.DeleteRole(made.Id!)).IsDone);
            Assert.Equal(Refusals.UnknownRole, (await people.SetRole(agent, made.Id!)).Refusal);
        }
    }

    [Fact]
    public async Task Teams_and_visibility_must_be_of_the_workspace()
    {
        var owner = await host.NewWorkspace("pg-team");
        var agent = await host.NewMember("pg-team", "agent", "agent@pg-team.test");
        var people = host.People("pg-team");
        using (Caller.Use(await host.Member("pg-team", owner)))
        {
            var team = (await people.SaveTeam(null, "Returns")).Id!;
            var sees = new MemberVisibility { Scope = ConversationScope.Teams };
            Assert.Equal(Refusals.UnknownTeam, (await people.SetVisibility(agent, sees, ["t-of-others"])).Refusal);
            Assert.Equal(Refusals.UnknownInbox, (await people.SetVisibility(agent, sees with { Inboxes = ["other/whatsapp/1"] }, [team])).Refusal);
            Assert.True((await people.SetVisibility(agent, sees, [team, team])).IsDone);
            var access = (await people.GetAccess(agent))!;
            Assert.Equal<string>([team], access.Teams);
            Assert.Equal(sees, access.Visibility);
            Assert.Equal(Refusals.NameTaken, (await people.SaveTeam(null, "returns")).Refusal);
            Assert.Equal(team, (await people.SaveTeam(team, "Returns and refunds")).Id);
            Assert.True((await people.DeleteTeam(team)).IsDone);
            Assert.Empty((await people.GetAccess(agent))!.Teams);
        }
    }

    [Fact]
    public async Task A_new_name_reaches_the_workspaces()
    {
        var owner = await host.NewWorkspace("pg-name");
        Assert.True((await host.Account(owner).SetName("Olga Renamed")).IsDone);
        await Eventually.Holds(async () => (await host.People("pg-name").List()).Members[0].Name == "Olga Renamed");
    }

    [Fact]
    public async Task Every_act_stands_in_the_log_with_who_did_it_and_from_where()
    {
        var owner = await host.NewWorkspace("pg-acts");
        var agent = await host.NewMember("pg-acts", "agent", "agent@pg-acts.test");
        using (Caller.Use(await host.Member("pg-acts", owner)))
        {
            await host.People("pg-acts").SetRole(agent, "supervisor");
        }

        var acts = await host.Acts("pg-acts");
        Assert.Equal([AuditActions.OwnerAdded, AuditActions.MemberInvited, AuditActions.MemberJoined, AuditActions.RoleChanged], acts.Select(note => note.Action));
        var last = acts[^1];
        Assert.Equal((AuditActorKind.Person, owner, agent, "203.0.113.9"), (last.ActorKind, last.ActorId, last.Target, last.Address));
        Assert.Equal<AuditDetail>([new("from", "agent"), new("to", "supervisor")], last.Details);
        Assert.DoesNotContain("203.0.113.9", host.Storage.Dump(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_act_whose_note_could_not_be_written_is_noted_with_the_next_one()
    {
        var owner = await host.NewWorkspace("pg-outbox");
        var agent = await host.NewMember("pg-outbox", "agent", "agent@pg-outbox.test");
        var people = host.People("pg-outbox");
        host.Storage.WriteFault = (name, grain) => name == "audit-segment" && grain.Key.ToString()!.StartsWith("pg-outbox/", StringComparison.Ordinal) ? new IOException("disk full") : null;
        try
        {
            using (Caller.Use(await host.Member("pg-outbox", owner)))
            {
                Assert.True((await people.SetRole(agent, "supervisor")).IsDone);
            }
        }
        finally
        {
            host.Storage.WriteFault = null;
        }

        using (Caller.Use(await host.Member("pg-outbox", owner)))
        {
            Assert.True((await people.SetRole(agent, "viewer")).IsDone);
        }

        var acts = await host.Acts("pg-outbox");
        Assert.Equal(5, acts.Count);
        Assert.Equal(["supervisor", "viewer"], acts.Skip(3).Select(note => note.Details[1].Value));
    }

    [Fact]
    public async Task A_failed_write_changes_nothing()
    {
        var owner = await host.NewWorkspace("pg-failed");
        var agent = await host.NewMember("pg-failed", "agent", "agent@pg-failed.test");
        host.Storage.WriteFault = (name, grain) => name == "people" && grain.Key.ToString() == "pg-failed" ? new IOException("disk full") : null;
        try
        {
            await Assert.ThrowsAnyAsync<Exception>(() => host.People("pg-failed").Remove(agent));
        }
        finally
        {
            host.Storage.WriteFault = null;
        }

        Assert.NotNull(await host.People("pg-failed").GetAccess(agent));
        Assert.NotNull(await host.People("pg-failed").GetAccess(owner));
    }
}
