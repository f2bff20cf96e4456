using System.Diagnostics;
using System.IO.Compression;
using System.Net;
using System.Text;
using Chatbotics.ProductKit;

namespace Chatbotics.Security.Tests;

/// <summary>Attacks 13 to 16: bodies and connections that should exhaust the server.</summary>
[Collection(AttackedProductCollection.Name)]
public sealed class LoadAttackTests(AttackedProduct attacked)
{
    private const int Megabyte = 1 << 20;
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(40);

    private Product Product => attacked.Product;

    private string Secret => Product.Meta.Options.AppSecret;

    [Fact]
    public async Task Abuse13_a_body_of_100_MB_is_413_before_it_is_read()
    {
        var head = Encoding.ASCII.GetBytes("POST /webhooks/meta HTTP/1.1\r\nHost: x\r\nContent-Length: 104857600\r\n\r\n");
        var answer = await WebhookAttack.Raw(Product, [head], s_patience);
        Assert.StartsWith("HTTP/1.1 413", answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Abuse13_an_endless_body_is_413_at_the_cap_and_memory_stays_flat()
    {
        var before = Process.GetCurrentProcess().PrivateMemorySize64;
        var head = Encoding.ASCII.GetBytes("POST /webhooks/meta HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n");
        var chunk = Encoding.ASCII.GetBytes("10000\r\n" + new string('a', 0x10000) + "\r\n");
        var answer = await WebhookAttack.Raw(Product, Enumerable.Repeat(chunk, 1_600).Prepend(head), s_patience);
        Assert.StartsWith("HTTP/1.1 413", answer, StringComparison.Ordinal);
        Assert.True(Process.GetCurrentProcess().PrivateMemorySize64 - before < 64L * Megabyte);
    }

    [Theory]
    [InlineData("depth")]
    [InlineData("keys")]
    [InlineData("number")]
    [InlineData("surrogate")]
    [InlineData("cut")]
    [InlineData("text")]
    public async Task Abuse14_hostile_JSON_is_400(string kind)
    {
        var body = Encoding.UTF8.GetBytes(kind switch
        {
            "depth" => "{\"object\":\"page\",\"entry\":" + new string('[', 10_000) + new string(']', 10_000) + "}",
            "keys" => "{\"object\":\"page\",\"entry\":[{" + string.Join(',', Enumerable.Range(0, 250_000).Select(i => $"\"{i:x}\":1")) + "}]}",
            "number" => "{\"object\":\"page\",\"entry\":[{\"id\":1e999,\"time\":1e999}]}",
            "surrogate" => "{\"object\":\"page\",\"entry\":[{\"id\":\"\\ud800\"}]}",
            "cut" => "{\"object\":\"page\",\"entry\":[{\"id\":\"1",
            _ => "not json at all",
        });
        Assert.Equal(HttpStatusCode.BadRequest, await WebhookAttack.Post(Product, body, WebhookAttack.Sign(body, Secret)));
    }

    [Fact]
    public async Task Abuse15_a_gzip_bomb_is_415()
    {
        using var packed = new MemoryStream();
        await using (var gzip = new GZipStream(packed, CompressionLevel.Optimal, leaveOpen: true))
        {
            await gzip.WriteAsync(new byte[50 * Megabyte]);
        }

        var body = packed.ToArray();
        using var response = await WebhookAttack.Send(
            Product, body, ("X-Hub-Signature-256", WebhookAttack.Sign(body, Secret)), ("Content-Encoding", "gzip"));
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, response.StatusCode);
    }

    [Fact]
    public async Task Abuse16_a_flood_of_headers_is_refused()
    {
        var head = new StringBuilder("POST /webhooks/meta HTTP/1.1\r\nHost: x\r\n");
        for (var i = 0; i < 2_000; i++)
        {
            head.Append(System.Globalization.CultureInfo.InvariantCulture, $"X-Flood-{i}: {new string('a', 50)}\r\n");
        }

        var answer = await WebhookAttack.Raw(Product, [Encoding.ASCII.GetBytes(head + "\r\n")], s_patience);
        Assert.StartsWith("HTTP/1.1 431", answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Abuse16_two_lengths_in_one_request_are_not_two_requests()
    {
        var smuggled = "POST /webhooks/meta HTTP/1.1\r\nHost: x\r\nContent-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\nGET /health/live HTTP/1.1\r\nHost: x\r\n\r\n";
        var answer = await WebhookAttack.Raw(Product, [Encoding.ASCII.GetBytes(smuggled)], TimeSpan.FromSeconds(5));
        Assert.NotNull(answer);
        Assert.DoesNotContain("HTTP/1.1 200", answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Abuse16_a_sender_that_never_ends_its_headers_is_closed()
    {
        var answer = await WebhookAttack.Raw(Product, [Encoding.ASCII.GetBytes("POST /webhooks/meta HTTP/1.1\r\nHost: x\r\nX-Slow: ")], s_patience);
        Assert.NotNull(answer);
        Assert.DoesNotContain("HTTP/1.1 200", answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_refusal_tells_nothing_about_the_inside()
    {
        var body = Encoding.UTF8.GetBytes("{\"object\":\"page\",\"entry\":[{\"id\":\"\\ud800\"}]}");
        using var response = await WebhookAttack.Send(Product, body, ("X-Hub-Signature-256", WebhookAttack.Sign(body, Secret)));
        var text = await response.Content.ReadAsStringAsync();
        Assert.DoesNotContain(" at ", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Exception", text, StringComparison.Ordinal);
        Assert.DoesNotContain("sha256", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Server", response.Headers.Select(header => header.Key));
    }
}
