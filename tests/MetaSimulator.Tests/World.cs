using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Chatbotics.MetaSimulator.Assets;
using Chatbotics.MetaSimulator.Customers;

namespace Chatbotics.MetaSimulator.Tests;

/// <summary>A simulator with one asset of each kind, a receiver for its webhooks, and a client that plays the business.</summary>
internal sealed class World : IAsyncDisposable
{
    public const string AppSecret = "simulated-app-secret";
    public const string InstagramSecret = "simulated-instagram-app-secret";

    private World(SimulatorHost host, WebhookReceiver receiver)
    {
        Host = host;
        Receiver = receiver;
        Client = new HttpClient { BaseAddress = new Uri(host.BaseUrl), Timeout = TimeSpan.FromSeconds(20) };
        Number = Meta.AddWhatsAppNumber("106540352242922", "102290129340398", "+1 555 078 3881", "wa-token", "Fennick Pottery");
        Page = Meta.AddPage("682498302938465", "Fennick Pottery", "page-token");
        LinkedInstagram = Meta.AddInstagramAccount("17841405726653026", "17841405726653026", "fennick", "page-token", Page.Id);
        LoginInstagram = Meta.AddInstagramAccount("26012345678901234", "17841470348340237", "fennick.studio", "ig-token");
    }

    public SimulatorHost Host { get; }

    public SimulatedMeta Meta => Host.Meta;

    public WebhookReceiver Receiver { get; }

    public HttpClient Client { get; }

    public WhatsAppNumber Number { get; }

    public Page Page { get; }

    public InstagramAccount LinkedInstagram { get; }

    public InstagramAccount LoginInstagram { get; }

    public Customer Ana => Meta.Customer(Platform.WhatsApp, Number.Id, "491701234567", new CustomerProfile { Name = "Ana Lind" });

    public Customer Ben => Meta.Customer(Platform.Messenger, Page.Id, "6780462125377510", new CustomerProfile { Name = "Ben Ito" });

    public Customer Cleo => Meta.Customer(Platform.Instagram, LoginInstagram.Id, "1355726243215412", new CustomerProfile { Name = "Cleo Marsh", Username = "cleo" });

    public Customer Dora => Meta.Customer(Platform.Instagram, LinkedInstagram.Id, "1355726243215499", new CustomerProfile { Name = "Dora Kim" });

    public static async Task<World> Start(SimulatorOptions? options = null)
    {
        var receiver = await WebhookReceiver.Start();
        options ??= new SimulatorOptions { Receipts = ReceiptPolicy.None };
        return new World(await SimulatorHost.Start(options with { Callback = receiver.Url }), receiver);
    }

    public async Task<(int Status, JsonNode Body)> Post(string path, string token, string json)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new StringContent(json, new MediaTypeHeaderValue("application/json")) };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        using var response = await Client.SendAsync(request);
        return ((int)response.StatusCode, (await response.Content.ReadFromJsonAsync<JsonNode>())!);
    }

    public async Task<(int Status, JsonNode Body)> Get(string path, string token)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        using var response = await Client.SendAsync(request);
        return ((int)response.StatusCode, (await response.Content.ReadFromJsonAsync<JsonNode>())!);
    }

    public Task<(int Status, JsonNode Body)> SendWhatsApp(string to, string text, string? handle = null) => Post(
        $"/v24.0/{Number.Id}/messages",
        "wa-token",
        new JsonObject
        {
            ["messaging_product"] = "whatsapp",
            ["recipient_type"] = "individual",
            ["to"] = to,
            ["type"] = "text",
            ["text"] = new JsonObject { ["body"] = text },
            ["biz_opaque_callback_data"] = handle,
        }.ToJsonString());

    public Task<(int Status, JsonNode Body)> SendMessenger(string psid, string text, string? metadata = null) => Post(
        $"/v24.0/{Page.Id}/messages",
        "page-token",
        new JsonObject
        {
            ["recipient"] = new JsonObject { ["id"] = psid },
            ["messaging_type"] = "RESPONSE",
            ["message"] = new JsonObject { ["text"] = text, ["metadata"] = metadata },
        }.ToJsonString());

    public Task<(int Status, JsonNode Body)> SendInstagram(string igsid, string text) => Post(
        "/v24.0/me/messages",
        "ig-token",
        new JsonObject { ["recipient"] = new JsonObject { ["id"] = igsid }, ["message"] = new JsonObject { ["text"] = text } }.ToJsonString());

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await Host.DisposeAsync();
        await Receiver.DisposeAsync();
    }
}
