using System.Text;
using System.Text.Json;
using Chatbotics.Channels.Http;
using Chatbotics.Channels.Json;
using Chatbotics.Channels.Meta.Sending;
using Chatbotics.Channels.Tests.Rendering;
using Chatbotics.Grains.Abstractions.Channels;
using Chatbotics.Grains.Channels.Ports;
using Chatbotics.TestKit.Fixtures;

namespace Chatbotics.Channels.Tests.Fixtures;

/// <summary>The Graph API's replies of the index: errors and the decisions they lead to, ids of accepted messages.</summary>
[Collection(FixtureCollection.Name)]
public sealed class ApiFixtureTests(FixtureTable table)
{
    private const ChannelPlatform WhatsApp = ChannelPlatform.WhatsApp;
    private const ChannelPlatform Messenger = ChannelPlatform.Messenger;
    private const ChannelPlatform Instagram = ChannelPlatform.Instagram;

    public static TheoryData<string, ChannelPlatform, SendErrorKind> Errors => new()
    {
        { "error-app-rate-limit", Messenger, SendErrorKind.Throttled },
        { "error-generic-transient-false", Messenger, SendErrorKind.InvalidRequest },
        { "error-instagram-login-exception", Instagram, SendErrorKind.InvalidRequest },
        { "error-instagram-oauth-flat", Instagram, SendErrorKind.InvalidRequest },
        { "error-instagram-outside-window", Instagram, SendErrorKind.OutsideWindow },
        { "error-instagram-user-not-found", Instagram, SendErrorKind.RecipientUnavailable },
        { "error-messenger-attachment-upload", Messenger, SendErrorKind.MediaRejected },
        { "error-messenger-outside-window-localised", Messenger, SendErrorKind.OutsideWindow },
        { "error-messenger-outside-window", Messenger, SendErrorKind.OutsideWindow },
        { "error-messenger-person-unavailable-code-200", Messenger, SendErrorKind.RecipientUnavailable },
        { "error-messenger-person-unavailable", Messenger, SendErrorKind.RecipientUnavailable },
        { "error-messenger-window-legacy", Messenger, SendErrorKind.OutsideWindow },
        { "error-oauth-redirect-uri", Messenger, SendErrorKind.InvalidRequest },
        { "error-permission", Messenger, SendErrorKind.PermissionMissing },
        { "error-token-deauthorised", Messenger, SendErrorKind.TokenInvalid },
        { "error-token-expired", Instagram, SendErrorKind.TokenInvalid },
        { "error-token-invalidated", Messenger, SendErrorKind.TokenInvalid },
        { "error-whatsapp-invalid-parameter", WhatsApp, SendErrorKind.InvalidRequest },
        { "error-whatsapp-recipient-not-allowed", WhatsApp, SendErrorKind.RecipientUnavailable },
        { "error-whatsapp-throughput", WhatsApp, SendErrorKind.Throttled },
        { "error-whatsapp-token-cannot-parse", WhatsApp, SendErrorKind.TokenInvalid },
    };

    [FixtureTheory]
    [MemberData(nameof(Errors))]
    public void Errors_lead_to_their_decision(string name, ChannelPlatform platform, SendErrorKind kind)
    {
        var row = FixtureIndex.Row($"api/{name}.json");
        var expected = row.Expect[0];

        // Whatever the HTTP status is.
        foreach (var status in (int[])[200, 400, 401, 403, 500])
        {
            var error = Read(platform, status, FixtureFolder.Read(row.File)).Error!;
            Assert.Equal(kind, error.Kind);
            Assert.Equal(expected.GetProperty("code").GetInt32(), error.Code);
            Assert.Equal(expected.TryGetProperty("subcode", out var subcode) ? subcode.GetInt32() : 0, error.Subcode);
        }

        table.Pass(row);
    }

    [FixtureTheory]
    [InlineData("api/error-whatsapp-statuses-objects.json")]
    public void Errors_of_statuses_lead_to_their_decision(string file)
    {
        SendErrorKind[] kinds = [SendErrorKind.MediaRejected, SendErrorKind.OutsideWindow];
        using var list = JsonDocument.Parse(FixtureFolder.Read(file));
        var decisions = list.RootElement.EnumerateArray().Select(error => Decide($"[{error.GetRawText()}]"));
        Assert.Equal(kinds, decisions);
        table.Pass(FixtureIndex.Row(file));

        static SendErrorKind Decide(string errors)
        {
            var bytes = Encoding.UTF8.GetBytes(errors);
            var tape = JsonTape.Rent();
            Assert.True(tape.TryRead(bytes, out _));
            return SendErrorMap.Of(WhatsApp, GraphError.FromStatus(tape.Root(bytes))!).Error!.Kind;
        }
    }

    [FixtureTheory]
    [InlineData("messenger-send-response", Messenger)]
    [InlineData("whatsapp-send-response", WhatsApp)]
    [InlineData("whatsapp-send-response-bsuid", WhatsApp)]
    [InlineData("whatsapp-send-response-group", WhatsApp)]
    [InlineData("whatsapp-send-response-phone-precedence", WhatsApp)]
    public void Accepted_messages_have_their_id(string name, ChannelPlatform platform)
    {
        var row = FixtureIndex.Row($"api/{name}.json");
        Assert.Equal(row.Expect[0].GetProperty("id").GetString(), Read(platform, 200, FixtureFolder.Read(row.File)).MessageId);
        table.Pass(row);
    }

    [FixtureTheory]
    [InlineData("api/graph-batch-mixed.json")]
    public void Each_reply_of_a_batch_is_read_by_itself(string file)
    {
        using var batch = JsonDocument.Parse(FixtureFolder.Read(file));
        var outcomes = batch.RootElement.EnumerateArray()
            .Select(item => Read(Messenger, item.GetProperty("code").GetInt32(), Encoding.UTF8.GetBytes(item.GetProperty("body").GetString()!)))
            .Select(outcome => outcome.MessageId ?? outcome.Error!.Kind.ToString());
        Assert.Equal(["xxx", nameof(SendErrorKind.InvalidRequest), "xxx"], outcomes);
        table.Pass(FixtureIndex.Row(file));
    }

    [FixtureTheory]
    [InlineData("whatsapp-send-request-bsuid", "US.13491208655302741918", null, "hello via bsuid")]
    [InlineData("whatsapp-send-request-phone", "16505551234", "16505551234", "hello via phone")]
    [InlineData("whatsapp-send-request-to-and-recipient", "US.13491208655302741918", "16505551234", "hello with fallback")]
    public void Requests_name_the_recipient_as_recorded_ones_do(string name, string id, string? phone, string text)
    {
        var row = FixtureIndex.Row($"api/{name}.json");
        using var recorded = JsonDocument.Parse(FixtureFolder.Read(row.File));
        using var ours = JsonDocument.Parse(Rendered.WhatsApp(MessageContent.FromText(text), new() { Ids = [id], Phone = phone }));

        // Where both are given the number wins, so that we name it alone.
        foreach (var property in recorded.RootElement.EnumerateObject()
            .Where(property => property.Name != "recipient" || !recorded.RootElement.TryGetProperty("to", out _)))
        {
            Assert.True(JsonElement.DeepEquals(property.Value, ours.RootElement.GetProperty(property.Name)), property.Name);
        }

        table.Pass(row);
    }

    [FixtureTheory]
    [InlineData("debug-token-data-2")]
    [InlineData("debug-token-response")]
    [InlineData("instagram-conversations-list")]
    [InlineData("instagram-token-response-flat")]
    [InlineData("page-subscription-object")]
    [InlineData("whatsapp-phone-number-response")]
    public void Other_replies_are_no_errors_and_no_accepted_messages(string name)
    {
        var row = FixtureIndex.Row($"api/{name}.json");
        foreach (var platform in (ChannelPlatform[])[WhatsApp, Messenger, Instagram])
        {
            Assert.True(Read(platform, 200, FixtureFolder.Read(row.File)).IsUnknown);
        }

        table.Pass(row);
    }

    private static SendOutcome Read(ChannelPlatform platform, int status, byte[] body)
    {
        var buffer = new PooledBuffer();
        body.CopyTo(buffer.GetSpan(body.Length));
        buffer.Advance(body.Length);
        using var reply = GraphReply.Answered(status, buffer, null);
        return SendReplyReader.Read(platform, reply, out _);
    }
}
