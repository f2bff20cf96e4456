using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Chatbotics.Grains.Abstractions.Channels;
using Chatbotics.Grains.Abstractions.Channels.Website;
using Chatbotics.Grains.Abstractions.People;

namespace Chatbotics.ProductKit;

/// <summary>A visitor of a website as their browser speaks: session, messages, stream.</summary>
public sealed class WebsiteVisitor : IDisposable
{
    /// <summary>The site that the channel's list names.</summary>
    public const string Site = "https://shop.example";

    private readonly HttpClient _http;
    private readonly string _channel;

    /// <summary>Creates a visitor.</summary>
    /// <param name="product">The product.</param>
    /// <param name="channel">The channel's id.</param>
    /// <param name="origin">The site; null names none.</param>
    public WebsiteVisitor(Product product, string channel, string? origin = Site)
    {
        _http = new HttpClient { BaseAddress = product.Address };
        _channel = channel;
        if (origin is not null)
        {
            _http.DefaultRequestHeaders.Add("Origin", origin);
        }
    }

    /// <summary>The token of the session.</summary>
    public string? Token { get; set; }

    /// <summary>Where the stream goes on.</summary>
    public string? Cursor { get; set; }

    /// <summary>Makes a channel.</summary>
    /// <param name="product">The product.</param>
    /// <param name="channel">The channel's id.</param>
    /// <param name="tenant">The workspace.</param>
    /// <param name="change">Changes its settings.</param>
    public static async Task<IWebsiteGrain> Connect(Product product, string channel, string tenant = "acme", Func<WebsiteSettings, WebsiteSettings>? change = null)
    {
        using var engine = Caller.Use(Caller.Engine);
        var site = product.Grains.GetGrain<IWebsiteGrain>(ConnectionKey.Create(tenant, ChannelPlatform.WebChat, channel).Value);
        var settings = new WebsiteSettings { Title = "Shop", Greeting = "Hello!", Origins = [Site] };
        await site.Save("Our website", change?.Invoke(settings) ?? settings);
        return site;
    }

    /// <summary>Opens a session.</summary>
    /// <param name="user">Who the site says it is: id, proof.</param>
    public async Task<JsonElement> Open((string Id, string? Hash)? user = null)
    {
        using var answer = await Send(HttpMethod.Post, "session", user is { } who
            ? new { token = Token, user = new { id = who.Id, hash = who.Hash, name = "Lea" } }
            : new { token = Token });
        var body = JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement;
        if (answer.IsSuccessStatusCode)
        {
            Token = body.GetProperty("token").GetString();
            Cursor = body.GetProperty("cursor").GetString();
        }

        return body;
    }

    /// <summary>Writes; the token becomes the one that was given back.</summary>
    /// <param name="text">What.</param>
    /// <param name="id">The chat's own id; null for a new one.</param>
    public async Task<HttpStatusCode> Say(string text, string? id = null)
    {
        using var answer = await Send(HttpMethod.Post, "messages", new { id = id ?? Guid.NewGuid().ToString("N"), text });
        if (answer.IsSuccessStatusCode)
        {
            Token = JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement.GetProperty("token").GetString();
        }

        return answer.StatusCode;
    }

    /// <summary>The events of the stream from the cursor on, until the caller has enough.</summary>
    /// <param name="cancellationToken">Ends it.</param>
    public async IAsyncEnumerable<(string Name, string? Id, JsonElement Body)> Stream([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        using var request = Request(HttpMethod.Get, "stream", null);
        if (Cursor is not null)
        {
            request.Headers.Add("Last-Event-ID", Cursor);
        }

        using var answer = await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
        answer.EnsureSuccessStatusCode();
        using var reader = new StreamReader(await answer.Content.ReadAsStreamAsync(cancellationToken));
        var (name, id) = ("", (string?)null);
        while (await reader.ReadLineAsync(cancellationToken) is { } line)
        {
            if (line.StartsWith("event: ", StringComparison.Ordinal))
            {
                (name, id) = (line[7..], null);
            }
            else if (line.StartsWith("id: ", StringComparison.Ordinal))
            {
                id = Cursor = line[4..];
            }
            else if (line.StartsWith("data: ", StringComparison.Ordinal))
            {
                yield return (name, id, JsonDocument.Parse(line[6..]).RootElement);
            }
        }
    }

    /// <summary>Waits on the stream for a message of the business.</summary>
    /// <param name="text">What it says.</param>
    public async Task<JsonElement> Hears(string text)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        await foreach (var (name, _, body) in Stream(patience.Token))
        {
            if (name == "messages" && body.GetProperty("messages").EnumerateArray().FirstOrDefault(one => one.GetProperty("text").GetString() == text && one.GetProperty("from").GetString() != "me") is { ValueKind: JsonValueKind.Object } found)
            {
                return found;
            }
        }

        throw new InvalidOperationException("The stream ended.");
    }

    /// <summary>Sends any request.</summary>
    /// <param name="method">How.</param>
    /// <param name="path">Below the channel.</param>
    /// <param name="body">JSON; null for none.</param>
    public Task<HttpResponseMessage> Send(HttpMethod method, string path, object? body) => _http.SendAsync(Request(method, path, body));

    /// <inheritdoc/>
    public void Dispose() => _http.Dispose();

    private HttpRequestMessage Request(HttpMethod method, string path, object? body)
    {
        var request = new HttpRequestMessage(method, $"/widget/v1/{_channel}{(path.Length > 0 ? "/" + path : "")}") { Content = body is null ? null : JsonContent.Create(body) };
        if (Token is not null)
        {
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", Token);
        }

        return request;
    }
}
