using Chatbotics.Grains.Abstractions.Audit;
using Chatbotics.Grains.Abstractions.People;
using Chatbotics.Grains.Abstractions.People.ApiKeys;

namespace Chatbotics.Grains.Tests.People;

[Collection(PeopleHostCollection.Name)]
public sealed class ApiKeysGrainTests(PeopleHost host) : EngineTests
{
    private static readonly NewApiKey Crm = new() { Name = "CRM", Scopes = PermissionSet.Of(Permission.ViewContacts, Permission.Reply) };

    [Fact]
    public async Task A_key_is_shown_once_and_only_its_hash_is_stored()
    {
        var (keys, issued, token) = await NewKey("ak-once", Crm);
        Assert.Equal(Crm.Scopes, (await keys.Check(token.Id, token.SecretHash))!.Scopes);
        Assert.DoesNotContain(issued.Token!.Split('_', 4)[3], host.Storage.Dump(), StringComparison.Ordinal);
        var listed = Assert.Single(await keys.List());
        Assert.Equal(("CRM", token.Id), (listed.Name, listed.Id));
        Assert.Equal(host.Clock.GetUtcNow(), listed.LastUsedAt);
    }

    [Fact]
    public async Task A_wrong_secret_another_workspace_and_an_unknown_id_are_all_nothing()
    {
        var (keys, _, token) = await NewKey("ak-wrong", Crm);
        Assert.Null(await keys.Check(token.Id, new byte[32]));
        Assert.Null(await keys.Check("0000000000000000", token.SecretHash));
        Assert.Null(await host.ApiKeys("ak-other").Check(token.Id, token.SecretHash));
    }

    [Fact]
    public async Task A_revoked_or_lapsed_key_is_dead()
    {
        var (keys, _, token) = await NewKey("ak-dead", Crm with { ExpiresAt = host.Clock.GetUtcNow().AddDays(1) });
        host.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Null(await keys.Check(token.Id, token.SecretHash));

        var (others, _, other) = await NewKey("ak-revoked", Crm);
        Assert.True((await others.Revoke(other.Id)).IsDone);
        Assert.Null(await others.Check(other.Id, other.SecretHash));
        Assert.Equal(Refusals.NotFound, (await others.Revoke(other.Id)).Refusal);
        Assert.Contains(await host.Acts("ak-revoked"), note => note.Action == AuditActions.ApiKeyRevoked && note.Target == other.Id);
    }

    [Fact]
    public async Task Nobody_makes_a_key_that_may_do_more_than_they()
    {
        await host.NewWorkspace("ak-more");
        var admin = await host.NewMember("ak-more", "admin", "admin@ak-more.test");
        var agent = await host.NewMember("ak-more", "agent", "agent@ak-more.test");
        var keys = host.ApiKeys("ak-more");
        using (Caller.Use(await host.Member("ak-more", admin)))
        {
            Assert.Equal(Refusals.MoreThanOwn, (await keys.Create(Crm with { Scopes = PermissionSet.All })).Refusal);
            Assert.Equal(Refusals.NoPermissions, (await keys.Create(Crm with { Scopes = PermissionSet.None })).Refusal);
            Assert.Equal(Refusals.BadName, (await keys.Create(Crm with { Name = " " })).Refusal);
            Assert.Equal(Refusals.BadExpiry, (await keys.Create(Crm with { ExpiresAt = host.Clock.GetUtcNow() })).Refusal);
        }

        using (Caller.Use(await host.Member("ak-more", agent)))
        {
            Assert.Equal(Refusals.NotAllowed, (await keys.Create(Crm)).Refusal);
        }

        Assert.Empty(await keys.List());
    }

    [Fact]
    public async Task An_agent_can_not_revoke_what_others_made()
    {
        var (keys, _, token) = await NewKey("ak-others", Crm);
        var agent = await host.NewMember("ak-others", "agent", "agent@ak-others.test");
        using (Caller.Use(await host.Member("ak-others", agent)))
        {
            Assert.Equal(Refusals.NotAllowed, (await keys.Revoke(token.Id)).Refusal);
        }

        Assert.NotNull(await keys.Check(token.Id, token.SecretHash));
    }

    private async Task<(IApiKeysGrain Keys, ApiKeyIssued Issued, ApiKeyToken Token)> NewKey(string tenant, NewApiKey wish)
    {
        var owner = await host.NewWorkspace(tenant);
        using (Caller.Use(await host.Member(tenant, owner)))
        {
            var issued = await host.ApiKeys(tenant).Create(wish);
            Assert.Null(issued.Refusal);
            Assert.True(ApiKeyToken.TryParse(issued.Token, out var token));
            return (host.ApiKeys(tenant), issued, token);
        }
    }
}
