using System.Text.Json.Nodes;
using Chatbotics.MetaSimulator.Customers;
using Chatbotics.MetaSimulator.Media;
using Chatbotics.MetaSimulator.Webhooks;

namespace Chatbotics.MetaSimulator.Tests;

/// <summary>Each kind of webhook has the members, at the places and of the types, that recorded ones have.</summary>
public sealed class ShapeTests
{
    private static readonly PhoneOption s_option = new("row-1", "Bowls", "Blue and white");
    private static readonly MessageExtras s_reply = new() { ReplyTo = "wamid.X" };

    [FixtureFact]
    public async Task WhatsApp_webhooks_have_the_recorded_shapes()
    {
        await using var world = await World.Start();
        var ana = world.Ana;
        var compose = ana.Compose;
        var sam = world.Meta.Customer(Assets.Platform.WhatsApp, world.Number.Id, "CO.1047385771169864", new CustomerProfile { Name = "Julian", Username = "Julianzlc" });
        (string File, WebhookEvent Event)[] pairs =
        [
            ("metadocs-text-1", compose.Text("Does it come in another color?")),
            ("pywa-message-reply", compose.Text("yes", s_reply)),
            ("pywa-message-forwarded", compose.Text("look", new MessageExtras { Forwarded = true })),
            ("metadocs-image-1", compose.Media("image", MediaFile.Picture, "Taj Mahal")),
            ("metadocs-audio-1", compose.Media("audio", MediaFile.VoiceNote)),
            ("metadocs-video-1", compose.Media("video", MediaFile.Picture, "clip")),
            ("metadocs-document-1", compose.Media("document", MediaFile.Document, "my receipt")),
            ("metadocs-sticker-1", compose.Media("sticker", MediaFile.Picture)),
            ("metadocs-location-1", compose.Location(37.4, -122.1, "Philz Coffee", "101 Forest Ave")),
            ("metadocs-contacts-1", compose.ContactCard("Barbara Johnson", "+1 (415) 555-0829")),
            ("pywa-message-reaction", compose.React("wamid.X", "😮")),
            ("netflie-reaction-removed-no-emoji", compose.React("wamid.X", null)),
            ("pywa-deleted-message-revoke", compose.Unsend("wamid.X")),
            ("pywa-callback-button-button", compose.Tap(s_option, "wamid.X")),
            ("pywa-callback-selection-description", compose.Tap(s_option, "wamid.X", "list")),
            ("metadocs-button-1", compose.Tap(s_option, "wamid.X", "template")),
            ("metadocs-smb-message-echoes-1", compose.HumanAnswer("Here's the info")),
            ("metadocs-system-1", compose.IdentityChanged("16505551234", "12195555358")),
            ("restfb-system-user-id-change", compose.IdentityChanged("US.1", "US.2")),
            ("metadocs-status-2", compose.Receipt("wamid.X", "read")),
            ("metadocs-status-3", compose.Receipt("wamid.X", "failed", 131049)),
            ("botpress-bsuid-text-no-from", sam.Compose.Text("Hello")),
            ("botpress-status-failed-bsuid-only", sam.Compose.Receipt("wamid.X", "failed", 131026)),
        ];
        foreach (var (file, webhookEvent) in pairs)
        {
            var sent = await Deliver(world, webhookEvent, World.AppSecret);
            // Optional members recorded webhooks have beside ours, and ours beside theirs.
            AssertShape(
                Fixtures.Read($"whatsapp/{file}.json"),
                sent,
                file,
                missing: ["parent_user_id", "user_id", "org", "last_name", "url", "recipient_parent_user_id"],
                added: ["contacts", "filename", "href"]);
        }
    }

    [FixtureFact]
    public async Task Messenger_webhooks_have_the_recorded_shapes()
    {
        await using var world = await World.Start();
        var compose = world.Ben.Compose;
        (string File, WebhookEvent Event)[] pairs =
        [
            ("live-text-cjk", compose.Text("测试私信")),
            ("restfb-message-quickreply", compose.Text("Opening hours", new MessageExtras { QuickReplyPayload = "HOURS" })),
            ("restfb-message-reply-1", compose.Text("yes", new MessageExtras { ReplyTo = "m_1" })),
            ("restfb-message-media-attachment", compose.Media("image", MediaFile.Picture)),
            ("restfb-message-location-attachment", compose.Location(12.3, 43.2)),
            ("restfb-reaction-1", compose.React("m_1", "😢")),
            ("restfb-reaction-2", compose.React("m_1", null)),
            ("restfb-message-edits", compose.Edit("m_1", "hello, world!")),
            ("restfb-message-isdeleted", compose.Unsend("m_1")),
            ("restfb-postback-basic", compose.Tap(s_option)),
            ("botbuilder-referral-shortlink", compose.Referred(new Referral("SHORTLINK", "spring"))),
            ("restfb-delivery-basic", compose.Receipt("m_1", "delivered")),
            ("restfb-read-basic", compose.Receipt("m_1", "read")),
            ("metadocs-echo-page-inbox", compose.HumanAnswer("hello from a human")),
        ];
        foreach (var (file, webhookEvent) in pairs)
        {
            var sent = await Deliver(world, webhookEvent, World.AppSecret);
            AssertShape(Fixtures.Read($"messenger/{file}.json"), sent, file, missing: ["seq"], added: ["mid", "title", "timestamp"]);
        }

        var echo = (JsonObject)(await Deliver(world, compose.HumanAnswer("x"), World.AppSecret))["entry"]![0]!["messaging"]![0]!;
        Assert.Equal((26390203743090, world.Page.Id), ((long)echo["message"]!["app_id"]!, (string?)echo["sender"]!["id"]));
    }

    [FixtureFact]
    public async Task Instagram_webhooks_have_the_recorded_shapes()
    {
        await using var world = await World.Start();
        var compose = world.Cleo.Compose;
        (string File, WebhookEvent Event)[] pairs =
        [
            ("chatwoot-message-create", compose.Text("first")),
            ("chatwoot-message-reply", compose.Text("reply", new MessageExtras { ReplyTo = "m" })),
            ("metadocs-message-quick-reply", compose.Text("Opening hours", new MessageExtras { QuickReplyPayload = "HOURS" })),
            ("metadocs-message-story-reply", compose.Text("nice", new MessageExtras { StoryId = "17918195224117851" })),
            ("metadocs-message-image", compose.Media("image", MediaFile.Picture)),
            ("metadocs-message-multi-attachments", compose.Album([MediaFile.Picture, MediaFile.Picture])[0]),
            ("chatwoot-story-mention", compose.StoryMention(MediaFile.Picture)),
            ("thirdparty-ig-post-share", compose.Share("ig_post", "https://www.instagram.com/p/1/", "A new chapter")),
            ("metadocs-reaction-react", compose.React("m", "❤️")),
            ("metadocs-reaction-unreact", compose.React("m", null)),
            ("metadocs-message-deleted", compose.Unsend("m")),
            ("metadocs-message-edit", compose.Edit("m", "edited")),
            ("metadocs-message-unsupported", compose.Unsupported()),
            ("metadocs-postback-icebreaker", compose.Tap(s_option)),
            ("metadocs-referral-igme", compose.Referred(new Referral("IGME-SOURCE-LINK", "ref"))),
            ("metadocs-seen", compose.Receipt("m", "read")),
            ("metadocs-message-echo", compose.HumanAnswer("hello from a human")),
        ];
        foreach (var (file, webhookEvent) in pairs)
        {
            var sent = await Deliver(world, webhookEvent, World.InstagramSecret);
            AssertShape(Fixtures.Read($"instagram/{file}.json"), sent, file, missing: [], added: ["timestamp"]);
        }
    }

    private static async Task<JsonNode> Deliver(World world, WebhookEvent webhookEvent, string secret)
    {
        Assert.True((await world.Meta.Webhooks.Send([webhookEvent])).Accepted);
        var received = await world.Receiver.Next();
        Assert.True(received.IsSignedWith(secret));
        Assert.DoesNotContain(received.Body, b => b > 0x7E);
        return received.Json;
    }

    private static void AssertShape(JsonNode recorded, JsonNode sent, string file, string[] missing, string[] added)
    {
        var theirs = Paths(recorded).ToHashSet(StringComparer.Ordinal);
        var ours = Paths(sent).ToHashSet(StringComparer.Ordinal);
        var lacking = theirs.Except(ours).Where(path => !missing.Any(word => path.Contains(word, StringComparison.Ordinal)));
        var extra = ours.Except(theirs).Where(path => !added.Any(word => path.Contains(word, StringComparison.Ordinal)));
        Assert.True(!lacking.Any() && !extra.Any(), $"{file}: lacks [{string.Join(", ", lacking)}], has besides [{string.Join(", ", extra)}]");
    }

    /// <summary>Every leaf's path. Ids and times may be numbers or strings in old recordings, so types are not compared.</summary>
    private static IEnumerable<string> Paths(JsonNode? node, string path = "") => node switch
    {
        JsonObject value => value.SelectMany(member => Paths(member.Value, path + "." + member.Key)),
        JsonArray { Count: > 0 } list => Paths(list[0], path + "[]"),
        _ => [path],
    };
}
