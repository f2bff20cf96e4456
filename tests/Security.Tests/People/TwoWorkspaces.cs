using Chatbotics.Grains.Abstractions.Conversations;
using Chatbotics.Grains.Abstractions.People;
using Chatbotics.Grains.Abstractions.People.Accounts;
using Chatbotics.ProductKit;

namespace Chatbotics.Security.Tests.People;

/// <summary>One product with two workspaces: Eve may do everything in "acme" and must not see that "rival" exists.</summary>
public sealed class TwoWorkspaces : IAsyncLifetime
{
    public const string Eve = "eve@acme.test";
    public const string Password = "a horse in the staple";

    public Product Product { get; private set; } = default!;

    internal static ConversationKey Foreign { get; } = ConversationKey.Parse("rival/whatsapp/200540352242922/15550001111");

    public async Task InitializeAsync()
    {
        Product = await Product.Start("""
            {"workspaces":[{"id":"acme","name":"Acme","channels":[]},{"id":"rival","name":"Rival Secrets","channels":[
              {"platform":"whatsapp","assetId":"200540352242922","businessAccountId":"202290129340398","name":"Rival number","accessToken":"rival-token"}]}]}
            """);
        await Member("acme", "admin", Eve, "Eve");
    }

    public async Task DisposeAsync() => await Product.DisposeAsync();

    /// <summary>Makes an account and a member of it.</summary>
    internal async Task<string> Member(string tenant, string role, string email, string name)
    {
        using var engine = Caller.Use(Caller.Engine);
        var people = Product.Grains.GetGrain<IPeopleGrain>(tenant);
        var issued = await people.Invite(new NewInvitation { Email = email, RoleId = role });
        using var visitor = new Visitor(Product, "127.0.0.9");
        using var answer = await visitor.Post(Link(tenant, issued), new() { ["name"] = name, ["password"] = Password });
        Assert.Equal(System.Net.HttpStatusCode.Redirect, answer.StatusCode);
        return (await Product.Grains.GetGrain<IAccountDirectoryGrain>(IAccountDirectoryGrain.Key).Find(email))!;
    }

    internal static string Link(string tenant, InvitationIssued issued) =>
        $"/invitation?workspace={tenant}&id={issued.Invitation!.Id}&token={issued.Token}";
}

[CollectionDefinition(Name)]
public sealed class TwoWorkspacesCollection : ICollectionFixture<TwoWorkspaces>
{
    public const string Name = "two workspaces";
}
