using System.Net;
using System.Net.Sockets;
using Chatbotics.Channels.Meta.Signatures;
using Chatbotics.Grains.Abstractions.Channels;
using Chatbotics.Grains.Channels.Ports;
using Microsoft.AspNetCore.Http;

namespace Chatbotics.Channels.Tests.Sending;

/// <summary>The senders against a Graph API of this machine: what was sent, what was lost, what never left.</summary>
public sealed class SenderTests : GraphTest
{
    [Fact]
    public async Task WhatsApp_sends_from_the_number_and_gives_its_id()
    {
        var outcome = await Channels.Send(ChannelHarness.Text(ChannelHarness.WhatsApp));
        Assert.Equal(SendOutcome.Accepted("wamid.1"), outcome);
        var request = Assert.Single(Graph.Requests);
        Assert.Equal("POST", request.Method);
        Assert.Equal("/v25.0/111/messages", request.Path);
        Assert.Equal("Bearer token-of-111", request.Authorization);
        Assert.Equal(AppSecretProof.Compute("token-of-111", ChannelHarness.AppSecret), request.Proof);
        Assert.Equal(
            """{"messaging_product":"whatsapp","recipient_type":"individual","to":"+491511234567","biz_opaque_callback_data":"try-1","type":"text","text":{"body":"Hello"}}""",
            request.Body);
    }

    [Fact]
    public async Task Messenger_sends_from_the_Page()
    {
        Graph.Always(200, """{"recipient_id":"1","message_id":"m_1"}""");
        Assert.Equal(SendOutcome.Accepted("m_1"), await Channels.Send(ChannelHarness.Text(ChannelHarness.Messenger)));
        Assert.Equal("/v25.0/222/messages", Assert.Single(Graph.Requests).Path);
    }

    [Fact]
    public async Task Instagram_sends_through_its_Page()
    {
        Graph.Always(200, """{"recipient_id":"1","message_id":"ig_1"}""");
        Channels.Credentials.Set(
            ChannelHarness.Instagram, new() { Connection = ChannelHarness.Instagram, AccessToken = "page-token", PageId = "222" });
        Assert.Equal(SendOutcome.Accepted("ig_1"), await Channels.Send(ChannelHarness.Text(ChannelHarness.Instagram)));
        Assert.Equal("/v25.0/222/messages", Assert.Single(Graph.Requests).Path);
    }

    [Fact]
    public async Task Instagram_Login_sends_as_itself_on_its_own_host()
    {
        Graph.Always(200, """{"recipient_id":"1","message_id":"ig_1"}""");
        Channels.Credentials.Set(
            ChannelHarness.Instagram, new() { Connection = ChannelHarness.Instagram, AccessToken = "user-token", InstagramLogin = true });
        Assert.Equal(SendOutcome.Accepted("ig_1"), await Channels.Send(ChannelHarness.Text(ChannelHarness.Instagram)));
        var request = Assert.Single(Graph.Requests);
        Assert.Equal("/ig/v25.0/me/messages", request.Path);
        Assert.Null(request.Proof);
    }

    [Fact]
    public async Task An_error_is_decided_by_its_code_not_by_the_status()
    {
        Graph.Always(400, """{"error":{"message":"(#130429) Rate limit hit","code":130429,"error_subcode":2494055,"fbtrace_id":"x"}}""");
        var error = (await Channels.Send(ChannelHarness.Text(ChannelHarness.WhatsApp))).Error!;
        Assert.Equal((SendErrorKind.Throttled, 130429, 2494055), (error.Kind, error.Code, error.Subcode));
    }

    [Fact]
    public async Task Fault22_a_refused_token_is_forgotten()
    {
        Graph.Always(401, """{"error":{"message":"expired","code":190,"error_subcode":463}}""");
        var error = (await Channels.Send(ChannelHarness.Text(ChannelHarness.Messenger))).Error!;
        Assert.Equal(SendErrorKind.TokenInvalid, error.Kind);
        Assert.Equal("Reconnect the Messenger channel.", error.OwnerAction);
        Assert.Equal(ChannelHarness.Messenger, Assert.Single(Channels.Credentials.Forgotten));
    }

    [Fact]
    public async Task A_failure_that_may_have_sent_is_unknown()
    {
        Graph.Always(500, """{"error":{"message":"?","code":1,"error_subcode":1357046}}""");
        Assert.True((await Channels.Send(ChannelHarness.Text(ChannelHarness.Instagram))).IsUnknown);
    }

    [Theory]
    [InlineData(200, "{}")]
    [InlineData(200, "")]
    [InlineData(200, """{"messages":[]}""")]
    [InlineData(200, """{"messages":[{}]}""")]
    [InlineData(200, "[1,2")]
    [InlineData(502, "<html>Bad gateway</html>")]
    [InlineData(503, "")]
    [InlineData(500, """{"wrong":1}""")]
    [InlineData(408, "")]
    public async Task An_answer_that_says_nothing_leaves_it_unknown(int status, string body)
    {
        Graph.Always(status, body);
        Assert.True((await Channels.Send(ChannelHarness.Text(ChannelHarness.WhatsApp))).IsUnknown);
    }

    [Theory]
    [InlineData(404, SendErrorKind.InvalidRequest)]
    [InlineData(302, SendErrorKind.InvalidRequest)]
    [InlineData(429, SendErrorKind.Throttled)]
    public async Task A_refusal_without_a_code_is_a_refusal(int status, SendErrorKind kind)
    {
        Graph.Always(status, "<html></html>");
        Assert.Equal(kind, (await Channels.Send(ChannelHarness.Text(ChannelHarness.WhatsApp))).Error!.Kind);
    }

    [Fact]
    public async Task An_endless_answer_leaves_it_unknown()
    {
        Graph.Always(200, new string(' ', 300 * 1024) + """{"messages":[{"id":"wamid.1"}]}""");
        Assert.True((await Channels.Send(ChannelHarness.Text(ChannelHarness.WhatsApp))).IsUnknown);
    }

    [Fact]
    public async Task The_platform_says_how_long_to_wait()
    {
        Graph.Answer = (context, _) =>
        {
            context.Response.Headers["X-Business-Use-Case-Usage"] = """{"222":[{"type":"messenger","estimated_time_to_regain_access":7}]}""";
            return GraphServer.Reply(context, 400, """{"error":{"code":613}}""");
        };
        Assert.Equal(TimeSpan.FromMinutes(7), (await Channels.Send(ChannelHarness.Text(ChannelHarness.Messenger))).Error!.RetryAfter);
        Graph.Answer = (context, _) =>
        {
            context.Response.Headers.RetryAfter = "90";
            return GraphServer.Reply(context, 400, """{"error":{"code":131056}}""");
        };
        Assert.Equal(TimeSpan.FromSeconds(90), (await Channels.Send(ChannelHarness.Text(ChannelHarness.WhatsApp))).Error!.RetryAfter);
    }

    [Fact]
    public async Task A_connection_cut_after_the_request_leaves_it_unknown()
    {
        Graph.Answer = (context, _) =>
        {
            context.Abort();
            return Task.CompletedTask;
        };
        Assert.True((await Channels.Send(ChannelHarness.Text(ChannelHarness.WhatsApp))).IsUnknown);
        Assert.Single(Graph.Requests);
    }

    [Fact]
    public async Task A_connection_cut_within_the_answer_leaves_it_unknown()
    {
        Graph.Answer = async (context, _) =>
        {
            context.Response.ContentLength = 100;
            await context.Response.WriteAsync("""{"messages":""");
            await context.Response.Body.FlushAsync();
            context.Abort();
        };
        Assert.True((await Channels.Send(ChannelHarness.Text(ChannelHarness.WhatsApp))).IsUnknown);
    }

    [Fact]
    public async Task Nobody_listening_means_not_sent()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var port = ((IPEndPoint)listener.LocalEndpoint).Port;
        listener.Stop();
        await using var channels = new ChannelHarness($"http://127.0.0.1:{port}");
        Assert.Equal(SendErrorKind.Temporary, (await channels.Send(ChannelHarness.Text(ChannelHarness.WhatsApp))).Error!.Kind);
    }

    [Fact]
    public async Task A_send_cancelled_before_it_left_is_not_sent()
    {
        using var stop = new CancellationTokenSource();
        await stop.CancelAsync();
        Assert.Equal(SendErrorKind.Temporary, (await Channels.Send(ChannelHarness.Text(ChannelHarness.WhatsApp), stop.Token)).Error!.Kind);
        Assert.Empty(Graph.Requests);
    }

    [Fact]
    public async Task A_send_cancelled_on_the_way_is_unknown()
    {
        using var stop = new CancellationTokenSource();
        Graph.Answer = async (context, _) =>
        {
            await stop.CancelAsync();
            await Task.Delay(Timeout.Infinite, context.RequestAborted).ContinueWith(_ => { }, TaskScheduler.Default);
        };
        Assert.True((await Channels.Send(ChannelHarness.Text(ChannelHarness.WhatsApp), stop.Token)).IsUnknown);
    }

    [Fact]
    public async Task Without_a_usable_token_nothing_leaves()
    {
        Channels.Credentials.Set(ChannelHarness.WhatsApp, null);
        Assert.Equal(SendErrorKind.TokenInvalid, (await Channels.Send(ChannelHarness.Text(ChannelHarness.WhatsApp))).Error!.Kind);
        Channels.Credentials.Set(
            ChannelHarness.WhatsApp, new() { Connection = ChannelHarness.WhatsApp, AccessToken = "a\r\nX-Evil: 1" });
        Assert.Equal(SendErrorKind.TokenInvalid, (await Channels.Send(ChannelHarness.Text(ChannelHarness.WhatsApp))).Error!.Kind);
        Assert.Empty(Graph.Requests);
    }

    [Fact]
    public async Task Fault25_a_vault_that_is_down_means_not_sent_yet()
    {
        Channels.Credentials.Fault = new InvalidOperationException("canary");
        Assert.Equal(SendErrorKind.Temporary, (await Channels.Send(ChannelHarness.Text(ChannelHarness.WhatsApp))).Error!.Kind);
        Assert.Empty(Graph.Requests);
        Assert.All(Channels.Log.Lines, line => Assert.DoesNotContain("canary", line, StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_the_platform_would_refuse_does_not_leave()
    {
        Assert.Equal(
            "Not sent. WhatsApp takes a text of up to 4,096 characters and this one has 4,097.",
            (await Channels.Send(ChannelHarness.Text(ChannelHarness.WhatsApp, new string('x', 4_097)))).Error!.Text);
        Assert.Equal(
            SendErrorKind.OutsideWindow,
            (await Channels.Send(ChannelHarness.Text(ChannelHarness.WhatsApp) with { IsWithinWindow = false, IsFromPerson = true })).Error!.Kind);
        Assert.Empty(Graph.Requests);
    }

    [Fact]
    public async Task Half_a_surrogate_pair_is_replaced()
    {
        await Channels.Send(ChannelHarness.Text(ChannelHarness.WhatsApp, "half \ud83d"));
        Assert.Contains("half \\uFFFD", Assert.Single(Graph.Requests).Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WhatsApp_marks_read_and_shows_typing_in_one_request()
    {
        Graph.Always(200, """{"success":true}""");
        var sender = Channels.Sender(ChannelHarness.WhatsApp);
        var presence = new PresenceRequest
        {
            Connection = ChannelHarness.WhatsApp,
            Recipient = new() { Ids = ["491"] },
            MessageId = "wamid.9",
            MarkRead = true,
            Typing = true,
        };
        await sender.ShowPresence(presence);
        await sender.ShowPresence(presence with { Typing = false });
        await sender.ShowPresence(presence with { MessageId = null });
        Assert.Equal(
            [
                """{"messaging_product":"whatsapp","status":"read","message_id":"wamid.9","typing_indicator":{"type":"text"}}""",
                """{"messaging_product":"whatsapp","status":"read","message_id":"wamid.9"}""",
            ],
            Graph.Requests.Select(request => request.Body));
    }

    [Fact]
    public async Task Messenger_shows_presence_by_sender_actions_and_ignores_failures()
    {
        Graph.Always(400, """{"error":{"code":100}}""");
        await Channels.Sender(ChannelHarness.Messenger).ShowPresence(new()
        {
            Connection = ChannelHarness.Messenger,
            Recipient = new() { Ids = ["678"] },
            MarkRead = true,
            Typing = true,
        });
        Assert.Equal(
            [
                """{"recipient":{"id":"678"},"sender_action":"mark_seen"}""",
                """{"recipient":{"id":"678"},"sender_action":"typing_on"}""",
            ],
            Graph.Requests.Select(request => request.Body));
    }

    [Fact]
    public async Task Abuse35_neither_token_nor_text_nor_contact_is_logged()
    {
        Graph.Always(400, """{"error":{"message":"canary-message","code":131026,"error_data":{"details":"canary-details"},"fbtrace_id":"trace"}}""");
        await Channels.Send(ChannelHarness.Text(ChannelHarness.WhatsApp, "canary-text"));
        var line = Assert.Single(Channels.Log.Lines, line => line.Contains("131026", StringComparison.Ordinal));
        Assert.Contains("acme/whatsapp/111", line, StringComparison.Ordinal);
        Assert.All(Channels.Log.Lines, logged =>
        {
            Assert.DoesNotContain("canary", logged, StringComparison.Ordinal);
            Assert.DoesNotContain("token-of", logged, StringComparison.Ordinal);
            Assert.DoesNotContain("491511234567", logged, StringComparison.Ordinal);
        });
    }
}
