using System.Text;
using Chatbotics.Channels.Meta.Webhooks;
using Chatbotics.Grains.Abstractions.Channels;

namespace Chatbotics.Channels.Tests.Webhooks;

/// <summary>What the fixtures don't show: several contacts, ids in both forms, stable ids of events, the unknown.</summary>
public sealed class NormaliserTests
{
    [Fact]
    public void A_batch_gives_each_message_its_own_contact()
    {
        var events = WhatsApp("""
            "contacts":[{"profile":{"name":"Ada"},"wa_id":"491","user_id":"DE.1"},{"profile":{"name":"Bob"},"wa_id":"492"}],
            "messages":[{"from":"492","id":"b","type":"text","text":{"body":"x"}},{"from":"491","id":"a","type":"text","text":{"body":"y"}},{"from":"493","id":"c","type":"text","text":{"body":"z"}}]
            """);
        Assert.Equal(
            ["Bob 492/492", "Ada DE.1,491/491", " 493/493"],
            events.Cast<MessageReceived>().Select(one => $"{one.Contact.Name} {string.Join(',', one.Contact.Ids)}/{one.Contact.Phone}"));
    }

    [Fact]
    public void A_lone_contact_is_not_lent_to_several_strangers()
    {
        var events = WhatsApp("""
            "contacts":[{"profile":{"name":"Ada"},"wa_id":"491","user_id":"DE.1"}],
            "messages":[{"from":"492","id":"b","type":"text"},{"from":"493","id":"c","type":"text"}]
            """);
        Assert.All(events.Cast<MessageReceived>(), one => Assert.Null(one.Contact.Name));
    }

    [Fact]
    public void A_name_can_not_change_anybodys_identity()
    {
        var events = WhatsApp("""
            "messages":[{"id":"s","type":"system","system":{"type":"user_changed_user_id","body":"User US.VICTIM changed from US.VICTIM to US.NEW","user_id":"US.NEW"}}]
            """);
        Assert.IsType<AccountEvent>(Assert.Single(events));
    }

    [Fact]
    public void A_new_number_and_user_id_lead_to_the_old_thread()
    {
        var changed = Assert.IsType<IdentityChanged>(Assert.Single(WhatsApp("""
            "messages":[{"from":"491","id":"s","type":"system","system":{"type":"user_changed_number","wa_id":"499","user_id":"DE.2","body":"x"}}]
            """)));
        Assert.Equal<string>(["491"], changed.Contact.Ids);
        Assert.Equal<string>(["DE.2", "499"], changed.NewIds);
    }

    [Fact]
    public void A_users_call_opens_the_window_and_ours_does_not()
    {
        var events = WhatsApp("""
            "calls":[{"id":"1","from":"491","to":"15550000","event":"connect","direction":"USER_INITIATED"},{"id":"2","from":"15550000","to":"492","event":"connect","direction":"BUSINESS_INITIATED"}]
            """, "calls").Cast<ContactActivity>().ToList();
        Assert.Equal([(true, "491"), (false, "492")], events.Select(one => (one.OpensWindow, one.Contact.Ids[0])));
    }

    [Fact]
    public void Failed_statuses_carry_the_decision()
    {
        var receipt = Assert.IsType<ReceiptReceived>(Assert.Single(WhatsApp("""
            "statuses":[{"id":"w","status":"failed","recipient_id":"491","biz_opaque_callback_data":"try-7","errors":[{"code":131047,"title":"Re-engagement message"}]}]
            """)));
        Assert.Equal((SendErrorKind.OutsideWindow, 131047, "try-7"), (receipt.Error!.Kind, receipt.Error.Code, receipt.Tracker));
        Assert.Equal("failed:w", receipt.DedupeId);
    }

    [Fact]
    public void Unknown_types_are_kept_with_their_word_and_JSON()
    {
        var message = Assert.IsType<MessageReceived>(Assert.Single(WhatsApp("""
            "messages":[{"from":"491","id":"p","type":"poll","poll":{"question":"?"}}]
            """)));
        Assert.Equal(("poll", """{"question":"?"}"""), (message.Content.Kind, message.Content.Details));
        var activity = Assert.IsType<ContactActivity>(Assert.Single(Messaging("page", """{"sender":{"id":"5"},"recipient":{"id":"1"},"timestamp":1700000000000,"brand_new":{"a":1}}""")));
        Assert.Equal(("unknown", "brand_new", """{"a":1}"""), (activity.Event, activity.Kind, activity.Details));
    }

    [Fact]
    public void Events_without_an_id_are_known_again_by_what_they_say()
    {
        const string Item = """{"sender":{"id":"5"},"recipient":{"id":"1"},"timestamp":1700000000000,"message":{"text":"x"}}""";
        var first = Assert.IsType<MessageReceived>(Assert.Single(Messaging("instagram", Item)));
        Assert.Equal(first.DedupeId, Assert.IsType<MessageReceived>(Assert.Single(Messaging("instagram", Item))).DedupeId);
        Assert.NotEqual(first.DedupeId, Assert.IsType<MessageReceived>(Assert.Single(Messaging("instagram", Item.Replace("\"x\"", "\"y\"", StringComparison.Ordinal)))).DedupeId);
    }

    [Fact]
    public void Long_ids_are_known_by_a_digest()
    {
        var id = new string('a', 400);
        var message = Assert.IsType<MessageReceived>(Assert.Single(
            Messaging("instagram", $$$"""{"sender":{"id":"5"},"recipient":{"id":"1"},"message":{"mid":"{{{id}}}","text":"x"}}""")));
        Assert.Equal(id, message.MessageId);
        Assert.Equal(46, message.DedupeId.Length);
    }

    [Theory]
    [InlineData("1", "5", "5")]
    [InlineData("2", "5", "5")]
    [InlineData("5", "1", "5")]
    public void An_echo_belongs_to_the_customer_under_either_id_of_the_account(string sender, string recipient, string contact)
    {
        var echo = Assert.IsType<EchoReceived>(Assert.Single(Messaging(
            "instagram",
            $$$"""{"sender":{"id":"{{{sender}}}"},"recipient":{"id":"{{{recipient}}}"},"message":{"mid":"e","text":"x","is_echo":true}}""")));
        Assert.Equal<string>([contact], echo.Contact.Ids);
    }

    [Fact]
    public void What_the_account_sends_is_an_echo_even_unmarked() => Assert.IsType<EchoReceived>(Assert.Single(
        Messaging("page", """{"sender":{"id":"1"},"recipient":{"id":"5"},"message":{"mid":"e","text":"x"}}""")));

    [Fact]
    public void The_accounts_own_comments_open_no_thread()
    {
        var own = Assert.IsType<AccountEvent>(Assert.Single(Parse(
            """{"object":"instagram","entry":[{"id":"1","changes":[{"field":"comments","value":{"id":"c","from":{"id":"1","username":"us"},"text":"x"}}]}]}""").Events));
        Assert.Equal(("comment", "1"), (own.Event, own.AuthorId));
    }

    [Theory]
    [InlineData("\"notification_messages_status\":\"STOP NOTIFICATIONS\",", true)]
    [InlineData("\"notification_messages_status\":\"STOP_NOTIFICATIONS\",", true)]
    [InlineData("\"notification_messages_status\":\"RESUME NOTIFICATIONS\",", false)]
    [InlineData("\"notification_messages_status\":\"SOMETHING\",", null)]
    [InlineData("", null)]
    public void An_opt_in_to_marketing_says_whether_it_is_stopped(string status, bool? isStop) => Assert.Equal(
        isStop,
        Assert.IsType<ContactActivity>(Assert.Single(Messaging(
            "page", $$$"""{"sender":{"id":"5"},"recipient":{"id":"1"},"timestamp":1700000000000,"optin":{"type":"notification_messages",{{{status}}}"title":"News"}}"""))).StopsMarketing);

    [Fact]
    public void Attachments_have_their_links_and_titles()
    {
        var message = Assert.IsType<MessageReceived>(Assert.Single(Messaging("instagram", """
            {"sender":{"id":"5"},"recipient":{"id":"1"},"message":{"mid":"a","attachments":[{"type":"ig_story","payload":{"story_media_url":"https://x.test/s","story_media_id":"9"}},{"type":"image","payload":{"url":"https://x.test/i"}}]}}
            """)));
        Assert.Equal(["ig_story https://x.test/s", "image https://x.test/i"], message.Content.Attachments.Select(one => $"{one.Kind} {one.Url}"));
        Assert.Contains("story_media_id", message.Content.Details, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("1700000000", 1_700_000_000_000L)]
    [InlineData("1700000000123", 1_700_000_000_123L)]
    [InlineData("\"1700000000\"", 1_700_000_000_000L)]
    [InlineData("\"2021-09-08T06:34:04+0000\"", 1_631_082_844_000L)]
    [InlineData("0", null)]
    [InlineData("-5", null)]
    [InlineData("99999999999999999", null)]
    [InlineData("\"soon\"", null)]
    [InlineData("null", null)]
    [InlineData("{}", null)]
    public void Times_are_read_by_magnitude(string timestamp, long? expected) => Assert.Equal(
        expected,
        Assert.Single(Messaging("page", $$$"""{"sender":{"id":"5"},"recipient":{"id":"1"},"timestamp":{{{timestamp}}},"message":{"mid":"a","text":"x"}}""")).ProviderTime);

    [Fact]
    public void Contacts_with_an_absurd_id_are_left_out()
    {
        var webhook = Parse($$$"""{"object":"page","entry":[{"id":"1","messaging":[{"sender":{"id":"{{{new string('x', 501)}}}"},"recipient":{"id":"1"},"message":{"mid":"a"}}]}]}""");
        Assert.Empty(webhook.Events);
        Assert.Equal("no_contact", Assert.Single(webhook.Ignored).Reason);
    }

    private static IReadOnlyList<ChannelEvent> WhatsApp(string value, string field = "messages") => Parse(
        $$$"""{"object":"whatsapp_business_account","entry":[{"id":"7","changes":[{"field":"{{{field}}}","value":{"metadata":{"display_phone_number":"+1 555-0000","phone_number_id":"1"},{{{value}}}}}]}]}""").Events;

    private static IReadOnlyList<ChannelEvent> Messaging(string name, string item) =>
        Parse($$$"""{"object":"{{{name}}}","entry":[{"id":"1","messaging":[{{{item}}}]}]}""").Events;

    private static ParsedWebhook Parse(string body) => MetaWebhook.Parse(Encoding.UTF8.GetBytes(body));
}
