using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Chatbotics.Grains.Abstractions.Channels;
using Chatbotics.Grains.Abstractions.Conversations;
using Chatbotics.Grains.Abstractions.People;
using Chatbotics.Grains.Abstractions.People.Accounts;
using Chatbotics.Grains.Abstractions.People.ApiKeys;
using Chatbotics.MetaSimulator.Assets;
using Chatbotics.ProductKit;
using Chatbotics.Security.Tests.People;

namespace Chatbotics.Security.Tests.Api;

/// <summary>One product with two workspaces, and keys for both.</summary>
public sealed class ApiProduct : IAsyncLifetime
{
    /// <summary>A page of acme that no test disconnects.</summary>
    internal const string SecondPage = "682498302938466";

    private const string Seed = $$"""
        {"workspaces":[
          {"id":"acme","name":"Acme","channels":[{"platform":"whatsapp","assetId":"{{Product.Assets.PhoneNumberId}}","businessAccountId":"{{Product.Assets.BusinessAccountId}}","name":"Shop number","accessToken":"{{Product.Assets.Token}}"},
            {"platform":"instagram","assetId":"{{Product.Assets.InstagramId}}","name":"@shop","accessToken":"{{Product.Assets.InstagramToken}}"},
            {"platform":"messenger","assetId":"{{SecondPage}}","name":"Second page","accessToken":"{{Product.Assets.Token}}"}]},
          {"id":"globex","name":"Globex","channels":[{"platform":"messenger","assetId":"{{Product.Assets.PageId}}","name":"Page","accessToken":"{{Product.Assets.Token}}"}]}]}
        """;

    public Product Product { get; private set; } = default!;

    /// <summary>May everything in acme.</summary>
    internal ApiClient Acme { get; private set; } = default!;

    /// <summary>May everything in globex.</summary>
    internal ApiClient Globex { get; private set; } = default!;

    /// <summary>A conversation of acme that a customer began.</summary>
    internal string Conversation { get; private set; } = default!;

    public async Task InitializeAsync()
    {
        Product = await Product.Start(Seed);
        Product.Meta.AddPage(SecondPage, "Second page", Product.Assets.Token);
        Acme = await Key("acme", PermissionSet.All);
        Globex = await Key("globex", PermissionSet.All);
        Conversation = await Begin("4915100000001", "Hello");
    }

    public async Task DisposeAsync() => await Product.DisposeAsync();

    /// <summary>A key of a workspace's owner.</summary>
    internal async Task<ApiClient> Key(string tenant, PermissionSet scopes)
    {
        PeopleList people;
        using (Caller.Use(Caller.Engine))
        {
            people = await Product.Grains.GetGrain<IPeopleGrain>(tenant).List();
        }

        var owner = people.Members.First(member => member.RoleId == Roles.OwnerId);
        using var caller = Caller.Use(new Caller { AccountId = owner.AccountId, Tenant = tenant, Permissions = PermissionSet.All });
        var issued = await Product.Grains.GetGrain<IApiKeysGrain>(tenant).Create(new NewApiKey { Name = "test", Scopes = scopes });
        return new ApiClient(Product.Address, issued.Token!);
    }

    /// <summary>Keys of a workspace's owner, for more requests than one of them may make.</summary>
    internal async Task<ApiClient> Keys(string tenant, int count)
    {
        var tokens = new List<string>();
        for (var i = 0; i < count; i++)
        {
            tokens.Add((await Key(tenant, PermissionSet.All)).Token);
        }

        return new ApiClient(Product.Address, [.. tokens]);
    }

    /// <summary>Another member of acme; gives the account's id.</summary>
    internal async Task<string> Member(string email)
    {
        using var engine = Caller.Use(Caller.Engine);
        var issued = await Product.Grains.GetGrain<IPeopleGrain>("acme").Invite(new NewInvitation { Email = email, RoleId = Roles.ViewerId });
        using var visitor = new Visitor(Product, "127.0.0.9");
        using var answer = await visitor.Post(TwoWorkspaces.Link("acme", issued), new() { ["name"] = "Mia Member", ["password"] = TwoWorkspaces.Password });
        return (await Product.Grains.GetGrain<IAccountDirectoryGrain>(IAccountDirectoryGrain.Key).Find(email))!;
    }

    /// <summary>A customer writes; gives the conversation's id in the API.</summary>
    internal async Task<string> Begin(string number, string text)
    {
        await Product.Meta.Customer(Platform.WhatsApp, Product.Assets.PhoneNumberId, number).SendText(text);
        return await Follow(ConversationKey.Create(ConnectionKey.Create("acme", ChannelPlatform.WhatsApp, Product.Assets.PhoneNumberId), number));
    }

    /// <summary>Somebody writes to globex; gives the conversation's id in the API.</summary>
    internal async Task<string> BeginInGlobex(string person, string text)
    {
        await Product.Meta.Customer(Platform.Messenger, Product.Assets.PageId, person).SendText(text);
        return await Follow(ConversationKey.Create(ConnectionKey.Create("globex", ChannelPlatform.Messenger, Product.Assets.PageId), person));
    }

    private async Task<string> Follow(ConversationKey key)
    {
        var grain = Product.Grains.GetGrain<IConversationGrain>(key.Value);
        while (await grain.GetSummary() is null)
        {
            await Task.Yield();
        }

        return System.Buffers.Text.Base64Url.EncodeToString(Encoding.UTF8.GetBytes(key.Value[(key.Tenant.Length + 1)..]));
    }
}

[CollectionDefinition(Name)]
public sealed class ApiProductCollection : ICollectionFixture<ApiProduct>
{
    public const string Name = "api product";
}

/// <summary>A program with a key.</summary>
internal sealed class ApiClient(Uri address, params string[] tokens)
{
    // Below what one key may do at once.
    private const int RequestsPerKey = 500;

    private static readonly HttpClient Http = new();
    private int _requests;

    public string Token => tokens[_requests++ / RequestsPerKey % tokens.Length];

    public async Task<ApiReply> Send(string method, string path, string? body = null, string? idempotency = null, string contentType = "application/json", string? bearer = null)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), new Uri(address, "/api/v1" + path));
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", bearer ?? Token);
        if (idempotency is not null)
        {
            request.Headers.Add("Idempotency-Key", idempotency);
        }

        if (body is not null)
        {
            request.Content = new StringContent(body, Encoding.UTF8, contentType);
        }

        using var response = await Http.SendAsync(request);
        var text = await response.Content.ReadAsStringAsync();
        return new ApiReply((int)response.StatusCode, text, response.Headers.Concat(response.Content.Headers).ToDictionary(one => one.Key, one => string.Join(",", one.Value), StringComparer.OrdinalIgnoreCase));
    }

    public Task<ApiReply> Get(string path) => Send("GET", path);

    public Task<ApiReply> Post(string path, string? body = null, string? idempotency = null) => Send("POST", path, body, idempotency);
}

/// <summary>What came back.</summary>
internal sealed record ApiReply(int Status, string Text, Dictionary<string, string> Headers)
{
    public JsonElement Json => JsonDocument.Parse(Text).RootElement;

    public string Code => Json.GetProperty("code").GetString()!;

    public string Id => Json.GetProperty("id").GetString()!;
}
