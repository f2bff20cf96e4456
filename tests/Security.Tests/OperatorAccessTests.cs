using System.Net;
using Chatbotics.Grains.Abstractions.Audit;
using Chatbotics.Grains.Abstractions.Channels;
using Chatbotics.Grains.Abstractions.Conversations;
using Chatbotics.Grains.Abstractions.People;
using Chatbotics.Grains.Abstractions.People.Accounts;
using Chatbotics.Grains.Abstractions.Privacy;
using Chatbotics.Grains.Abstractions.Privacy.Register;
using Chatbotics.Grains.Abstractions.Privacy.Views;
using Chatbotics.ProductKit;
using Chatbotics.Security.Tests.People;
using Chatbotics.TestKit.Time;

namespace Chatbotics.Security.Tests;

/// <summary>The operator sees nothing of a workspace that isn't theirs until it lets them in, and every look is written down.</summary>
public sealed class OperatorAccessTests : IAsyncLifetime
{
    private readonly TwoWorkspaces _two = new();

    public Task InitializeAsync() => _two.InitializeAsync();

    public Task DisposeAsync() => _two.DisposeAsync();

    [Fact]
    public async Task The_operator_comes_in_only_while_the_workspace_lets_them_and_may_only_look()
    {
        var product = _two.Product;
        var rita = await _two.Member("rival", "owner", "rita@rival.test", "Rita");
        string owner;
        using (Caller.Use(Caller.Engine))
        {
            owner = (await product.Grains.GetGrain<IInstallationGrain>(IInstallationGrain.Key).GetOwner())!;
            Assert.Null((await product.Grains.GetGrain<IPeopleGrain>("rival").Remove(owner)).Refusal);
        }

        using var visitor = await Visitor.SignedIn(product, Product.OwnerEmail, Product.OwnerPassword);
        await Eventually.Holds(async () => await visitor.Status("/inbox/rival") == HttpStatusCode.NotFound);

        var register = product.Grains.GetGrain<IPrivacyRegisterGrain>("rival");
        Outcome granted;
        using (Caller.Use(await Member("rival", rita)))
        {
            Assert.NotNull((await register.Grant("why", 1)).Refusal);
            granted = await register.Grant("Look at a message that does not arrive", 1);
            Assert.Null(granted.Refusal);
        }

        await Eventually.Holds(async () => await visitor.Status("/inbox/rival") == HttpStatusCode.OK);
        var open = new List<string>();
        foreach (var path in new[] { "/settings/rival/people", "/privacy/rival", "/privacy/rival/access", "/privacy/rival/ledger.json" })
        {
            if (await visitor.Status(path) != HttpStatusCode.NotFound)
            {
                open.Add(path);
            }
        }

        Assert.Empty(open);
        Assert.Equal(HttpStatusCode.OK, await visitor.Status("/privacy/acme"));

        using (Caller.Use(Caller.Engine))
        {
            var entries = (await product.Grains.GetGrain<IAuditGrain>("rival").Read(new AuditQuery { Limit = 50 })).Entries;
            Assert.Contains(entries, entry => entry.Note.Action == PrivacyAuditActions.AccessGranted && entry.Note.ActorId == rita);
            Assert.Single(entries, entry => entry.Note.Action == PrivacyAuditActions.AccessUsed && entry.Note.ActorId == owner);
        }

        using (Caller.Use(await Member("rival", rita)))
        {
            Assert.Null((await register.Revoke(granted.Id!)).Refusal);
        }

        await Eventually.Holds(async () => await visitor.Status("/inbox/rival") == HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Who_looked_is_kept_until_the_conversation_is_erased()
    {
        var product = _two.Product;
        string eve;
        using (Caller.Use(Caller.Engine))
        {
            eve = (await product.Grains.GetGrain<IAccountDirectoryGrain>(IAccountDirectoryGrain.Key).Find(TwoWorkspaces.Eve))!;
        }

        var log = product.Grains.GetGrain<ILookLogGrain>("acme");
        var connection = ConnectionKey.Create("acme", ChannelPlatform.WhatsApp, "number");
        var (first, second) = (ConversationKey.Create(connection, "15550001111"), ConversationKey.Create(connection, "15550002222"));
        using (Caller.Use(await Member("acme", eve)))
        {
            await log.Note(first);
            await log.Note(first);
            await log.Note(second);
            var looks = await log.List(null, 50);
            Assert.Equal([second.Value, first.Value], looks.Select(look => look.Conversation));
            Assert.All(looks, look => Assert.Equal((eve, false), (look.AccountId, look.IsOperator)));
            Assert.Single(await log.List(first.Value, 50));

            // Nobody else's conversation gets in, and only the engine forgets.
            await log.Note(TwoWorkspaces.Foreign);
            Assert.Equal(2, (await log.List(null, 50)).Length);
            Assert.Equal(0, await log.Forget([first.Value]));
        }

        using (Caller.Use((await Member("acme", eve)) with { Permissions = PermissionSet.Of(Permission.ViewConversations) }))
        {
            Assert.Empty(await log.List(null, 50));
        }

        using (Caller.Use(Caller.Engine))
        {
            Assert.Equal(1, await log.Forget([first.Value]));
            Assert.Equal([second.Value], (await log.List(null, 50)).Select(look => look.Conversation));
        }
    }

    private async Task<Caller> Member(string tenant, string account)
    {
        using var engine = Caller.Use(Caller.Engine);
        var access = await _two.Product.Grains.GetGrain<IPeopleGrain>(tenant).GetAccess(account);
        return new Caller { AccountId = account, Tenant = tenant, Permissions = access!.Permissions };
    }
}
