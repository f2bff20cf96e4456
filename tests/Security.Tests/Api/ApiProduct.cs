using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Chatbotics.Grains.Abstractions.Channels;
using Chatbotics.Grains.Abstractions.Conversations;
using Chatbotics.Grains.Abstractions.People;
using Chatbotics.Grains.Abstractions.People.ApiKeys;
using Chatbotics.MetaSimulator.Assets;
using Chatbotics.ProductKit;

namespace Chatbotics.Security.Tests.Api;

/// <summary>One product with two workspaces, and keys for both.</summary>
public sealed class ApiProduct : IAsyncLifetime
{
    private const string Seed = $$"""
        {"workspaces":[
          {"id":"acme","name":"Acme","channels":[{"platform":"whatsapp","assetId":"{{Product.Assets.PhoneNumberId}}","businessAccountId":"{{Product.Assets.BusinessAccountId}}","name":"Shop number","accessToken":"{{Product.Assets.Token}}"}]},
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

    /// <summary>A customer writes; gives the conversation's id in the API.</summary>
    internal async Task<string> Begin(string number, string text)
    {
        await Product.Meta.Customer(Platform.WhatsApp, Product.Assets.PhoneNumberId, number).SendText(text);
        var key = ConversationKey.Create(ConnectionKey.Create("acme", ChannelPlatform.WhatsApp, Product.Assets.PhoneNumberId), number);
        var grain = Product.Grains.GetGrain<IConversationGrain>(key.Value);
        while (await grain.GetSummary() is null)
        {
            await Task.Yield();
        }

        return System.Buffers.Text.Base64Url.EncodeToString(Encoding.UTF8.GetBytes(key.Value[5..]));
    }
}

[CollectionDefinition(Name)]
public sealed class ApiProductCollection : ICollectionFixture<ApiProduct>
{
    public const string Name = "api product";
}

/// <summary>A program with a key.</summary>
internal sealed class ApiClient(Uri address, string token)
{
    private static readonly HttpClient Http = new();

    public string Token => token;

    public async Task<ApiReply> Send(string method, string path, string? body = null, string? idempotency = null, string contentType = "application/json", string? bearer = null)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), new Uri(address, "/api/v1" + path));
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", bearer ?? token);
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
