using System.Net;
using System.Net.Sockets;
using System.Text.RegularExpressions;
using Chatbotics.ProductKit;

namespace Chatbotics.Security.Tests.People;

/// <summary>A browser without scripts: cookies, plain forms with their hidden fields, and an address to come from.</summary>
internal sealed class Visitor : IDisposable
{
    private readonly SocketsHttpHandler _handler;
    private readonly HttpClient _client;

    public Visitor(Product product, string from = "127.0.0.1")
    {
        _handler = new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            CookieContainer = Cookies,
            ConnectCallback = async (context, cancellationToken) =>
            {
                var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
                socket.Bind(new IPEndPoint(IPAddress.Parse(from), 0));
                await socket.ConnectAsync(IPAddress.Loopback, context.DnsEndPoint.Port, cancellationToken);
                return new NetworkStream(socket, ownsSocket: true);
            },
        };
        _client = new HttpClient(_handler) { BaseAddress = product.Address };
    }

    public CookieContainer Cookies { get; } = new();

    public string? Session => Cookies.GetCookies(_client.BaseAddress!)["chatbotics-session"]?.Value;

    public HttpClient Http => _client;

    public static async Task<Visitor> SignedIn(Product product, string email, string password)
    {
        var visitor = new Visitor(product);
        using var answer = await visitor.SignIn(email, password);
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        return visitor;
    }

    public Task<HttpResponseMessage> SignIn(string email, string password) =>
        Post("/login", new() { ["email"] = email, ["password"] = password });

    /// <summary>Loads a page and sends its form, with what is hidden in it.</summary>
    public async Task<HttpResponseMessage> Post(string path, Dictionary<string, string> fields, string? form = null)
    {
        var html = await _client.GetStringAsync(path);
        var start = form is null ? 0 : html.IndexOf($"action=\"{form}\"", StringComparison.Ordinal);
        foreach (Match hidden in Regex.Matches(html[start..], "<input type=\"hidden\" name=\"(?<name>[^\"]*)\" value=\"(?<value>[^\"]*)\"", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1)))
        {
            fields.TryAdd(hidden.Groups["name"].Value, WebUtility.HtmlDecode(hidden.Groups["value"].Value));
        }

        return await _client.PostAsync(form ?? path, new FormUrlEncodedContent(fields));
    }

    public async Task<HttpStatusCode> Status(string path)
    {
        using var answer = await _client.GetAsync(path);
        return answer.StatusCode;
    }

    public void Dispose()
    {
        _client.Dispose();
        _handler.Dispose();
    }
}
