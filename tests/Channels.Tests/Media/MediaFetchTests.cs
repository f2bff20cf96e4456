using System.Net;
using System.Net.Sockets;
using System.Text;
using Chatbotics.Channels.Tests.Sending;
using Chatbotics.Grains.Abstractions.Channels;
using Chatbotics.Grains.Channels.Ports;

namespace Chatbotics.Channels.Tests.Media;

public sealed class MediaFetchTests : GraphTest
{
    [Fact]
    public async Task WhatsApp_looks_the_link_up_and_downloads_it_with_the_token()
    {
        Graph.Answer = (context, request) => request.Path == "/v25.0/m1"
            ? GraphServer.Reply(context, 200, $$"""{"url":"{{Graph.Address}}/file/1","mime_type":"image/png","file_size":5,"id":"m1"}""")
            : GraphServer.Reply(context, 200, "bytes", "image/png");
        var fetch = await Channels.Media.Fetch(ChannelHarness.WhatsApp, File(mediaId: "m1"), Target);
        Assert.Equal(new MediaFetch { MimeType = "image/png", Size = 5 }, fetch);
        Assert.Equal("bytes", Encoding.UTF8.GetString(Target.ToArray()));
        Assert.Equal(["/v25.0/m1", "/file/1"], Graph.Requests.Select(request => request.Path));
        Assert.All(Graph.Requests, request => Assert.Equal("Bearer token-of-111", request.Authorization));
    }

    [Fact]
    public async Task A_lapsed_link_is_looked_up_again_once()
    {
        var lookups = 0;
        Graph.Answer = (context, request) => request.Path.StartsWith("/v25.0/", StringComparison.Ordinal)
            ? GraphServer.Reply(context, 200, $$"""{"url":"{{Graph.Address}}/file/{{++lookups}}"}""")
            : request.Path == "/file/2" ? GraphServer.Reply(context, 200, "x") : GraphServer.Reply(context, 404, "");
        Assert.Null((await Channels.Media.Fetch(ChannelHarness.WhatsApp, File($"{Graph.Address}/file/0", "m1"), Target)).Error);
        lookups = 5;
        var gone = (await Channels.Media.Fetch(ChannelHarness.WhatsApp, File(mediaId: "m1"), Target)).Error!;
        Assert.Equal((SendErrorKind.MediaRejected, "WhatsApp no longer has this file. Ask the customer to send it again."), (gone.Kind, gone.Text));
    }

    [Fact]
    public async Task Messenger_links_are_fetched_without_a_token()
    {
        Graph.Always(200, "x");
        Assert.Null((await Channels.Media.Fetch(ChannelHarness.Messenger, File(Graph.Address + "/cdn/1"), Target)).Error);
        Assert.Equal("", Assert.Single(Graph.Requests).Authorization);
    }

    [Theory]
    [InlineData(302, "https://evil.test/x")]
    [InlineData(302, "//evil.test/x")]
    [InlineData(307, "https://127.0.0.1/x")]
    public async Task Abuse34_a_redirect_to_another_host_is_not_followed(int status, string location)
    {
        Graph.Answer = (context, _) =>
        {
            context.Response.Headers.Location = location;
            context.Response.StatusCode = status;
            return Task.CompletedTask;
        };
        Assert.Equal(
            SendErrorKind.MediaRejected,
            (await Channels.Media.Fetch(ChannelHarness.Messenger, File(Graph.Address + "/cdn/1"), Target)).Error!.Kind);
        Assert.Single(Graph.Requests);
    }

    [Fact]
    public async Task A_redirect_on_the_same_host_is_followed_but_not_for_ever()
    {
        Graph.Answer = (context, request) =>
        {
            if (request.Path == "/cdn/1")
            {
                context.Response.Redirect("/cdn/2");
                return Task.CompletedTask;
            }

            return GraphServer.Reply(context, 200, "x");
        };
        Assert.Null((await Channels.Media.Fetch(ChannelHarness.Messenger, File(Graph.Address + "/cdn/1"), Target)).Error);
        Graph.Requests.Clear();
        Graph.Answer = (context, _) =>
        {
            context.Response.Redirect("/cdn/1");
            return Task.CompletedTask;
        };
        Assert.NotNull((await Channels.Media.Fetch(ChannelHarness.Messenger, File(Graph.Address + "/cdn/1"), Target)).Error);
        Assert.Equal(4, Graph.Requests.Count);
    }

    [Theory]
    [InlineData("https://127.0.0.1:PORT/x")]
    [InlineData("https://localhost:PORT/x")]
    [InlineData("https://[::1]:PORT/x")]
    [InlineData("https://[::ffff:127.0.0.1]:PORT/x")]
    [InlineData("https://2130706433:PORT/x")]
    [InlineData("https://0x7f.1:PORT/x")]
    [InlineData("https://017700000001:PORT/x")]
    [InlineData("http://127.0.0.1:PORT/x")]
    [InlineData("http://127.0.0.1:PORT@31.13.84.8/x")]
    [InlineData("https://user:secret@lookaside.fbsbx.com/x")]
    [InlineData("ftp://31.13.84.8/x")]
    [InlineData("file:///etc/passwd")]
    [InlineData("/relative")]
    [InlineData("https://169.254.169.254/latest/meta-data")]
    public async Task Abuse34_an_address_inside_is_refused_at_connect_time(string address)
    {
        using var inside = new TcpListener(IPAddress.IPv6Any, 0);
        inside.Server.DualMode = true;
        inside.Start();
        var port = ((IPEndPoint)inside.LocalEndpoint).Port;
        var fetch = await Channels.Media.Fetch(
            ChannelHarness.WhatsApp, File(address.Replace("PORT", $"{port}", StringComparison.Ordinal)), Target);
        Assert.Equal(SendErrorKind.MediaRejected, fetch.Error!.Kind);
        Assert.False(inside.Pending());
    }

    [Fact]
    public async Task The_configured_host_on_another_port_is_inside()
    {
        using var inside = new TcpListener(IPAddress.Loopback, 0);
        inside.Start();
        var fetch = await Channels.Media.Fetch(
            ChannelHarness.Messenger, File($"https://127.0.0.1:{((IPEndPoint)inside.LocalEndpoint).Port}/x"), Target);
        Assert.Equal(SendErrorKind.MediaRejected, fetch.Error!.Kind);
        Assert.False(inside.Pending());
    }

    [Fact]
    public async Task A_file_that_is_too_large_is_not_fetched_whole()
    {
        Graph.Answer = async (context, request) =>
        {
            if (request.Path == "/announced")
            {
                context.Response.ContentLength = 3_000_000;
            }

            try
            {
                for (var sent = 0; sent < 3_000; sent++)
                {
                    await context.Response.Body.WriteAsync(new byte[1_000], context.RequestAborted);
                }
            }
            catch (OperationCanceledException)
            {
                // The other side has had enough.
            }
        };
        foreach (var path in (string[])["/announced", "/endless"])
        {
            var target = new MemoryStream();
            var error = (await Channels.Media.Fetch(ChannelHarness.Messenger, File(Graph.Address + path), target)).Error!;
            Assert.Equal((SendErrorKind.MediaRejected, "The file is larger than the 1 MB that are kept here."), (error.Kind, error.Text));
            Assert.InRange(target.Length, 0, 1024 * 1024);
        }
    }

    [Fact]
    public async Task A_failing_server_is_tried_again_later()
    {
        Graph.Always(500, "");
        Assert.Equal(SendErrorKind.Temporary, (await Channels.Media.Fetch(ChannelHarness.Messenger, File(Graph.Address + "/x"), Target)).Error!.Kind);
        Graph.Always(401, """{"error":{"code":190}}""");
        Assert.Equal(SendErrorKind.TokenInvalid, (await Channels.Media.Fetch(ChannelHarness.WhatsApp, File(mediaId: "m"), Target)).Error!.Kind);
    }

    [Fact]
    public async Task WhatsApp_takes_a_file_and_gives_its_id()
    {
        Graph.Always(200, """{"id":"m9"}""");
        var upload = await Channels.Media.Upload(ChannelHarness.WhatsApp, Upload("image", "image/png"));
        Assert.Equal(new MediaUpload { MediaId = "m9" }, upload);
        var request = Assert.Single(Graph.Requests);
        Assert.Equal("/v25.0/111/media", request.Path);
        Assert.Contains("name=messaging_product", request.Body, StringComparison.Ordinal);
        Assert.Contains("filename=a.png", request.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Messenger_takes_a_file_and_gives_its_id()
    {
        Graph.Always(200, """{"attachment_id":"a9"}""");
        Assert.Equal("a9", (await Channels.Media.Upload(ChannelHarness.Messenger, Upload("document", "application/pdf"))).MediaId);
        var request = Assert.Single(Graph.Requests);
        Assert.Equal("/v25.0/222/message_attachments", request.Path);
        Assert.Contains("""{"attachment":{"type":"file","payload":{"is_reusable":true}}}""", request.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_the_platform_would_refuse_stays_here()
    {
        Assert.Equal(SendErrorKind.MediaRejected, (await Channels.Media.Upload(ChannelHarness.WhatsApp, Upload("image", "image/heic"))).Error!.Kind);
        Assert.Equal(
            SendErrorKind.MediaRejected,
            (await Channels.Media.Upload(ChannelHarness.Messenger, Upload("document", "application/pdf") with { Size = 2_000_000 })).Error!.Kind);
        Assert.Empty(Graph.Requests);
    }

    private protected override (string Key, string Value)[] Settings() => [("Meta:MaxMediaBytes", "1048576")];

    private MemoryStream Target { get; } = new();

    private static Attachment File(string? url = null, string? mediaId = null) => new() { Kind = "image", Url = url, MediaId = mediaId };

    private static MediaFile Upload(string kind, string type) => new()
    {
        Kind = kind,
        Content = new MemoryStream([1, 2, 3]),
        Size = 3,
        MimeType = type,
        FileName = "a.png",
    };
}
