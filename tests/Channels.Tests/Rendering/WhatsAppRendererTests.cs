using Chatbotics.Grains.Abstractions.Channels;

namespace Chatbotics.Channels.Tests.Rendering;

public sealed class WhatsAppRendererTests
{
    private const string Head = """{"messaging_product":"whatsapp","recipient_type":"individual","to":"+491",""";

    [Fact]
    public void Text_with_a_reply_and_a_link() => Assert.Equal(
        Head + """
            "context":{"message_id":"wamid.0"},"biz_opaque_callback_data":"t","type":"text","text":{"body":"Grüße \uD83D\uDE00 https://x.test","preview_url":true}}
            """.Trim(),
        Rendered.WhatsApp(MessageContent.FromText("Grüße 😀 https://x.test"), replyTo: "wamid.0"));

    [Theory]
    [InlineData(new[] { "US.123", "16505551234" }, "16505551234", "\"to\":\"+16505551234\"")]
    [InlineData(new[] { "US.123", "16505551234" }, null, "\"to\":\"+16505551234\"")]
    [InlineData(new[] { "16505551234" }, null, "\"to\":\"+16505551234\"")]
    [InlineData(new[] { "US.123" }, null, "\"recipient\":\"US.123\"")]
    public void The_number_wins_over_the_user_id_and_keeps_its_plus(string[] ids, string? phone, string expected) => Assert.Contains(
        expected,
        Rendered.WhatsApp(MessageContent.FromText("x"), new() { Ids = [.. ids], Phone = phone }),
        StringComparison.Ordinal);

    [Fact]
    public void Up_to_three_short_options_are_buttons() => Assert.Equal(
        Head + """
            "biz_opaque_callback_data":"t","type":"interactive","interactive":{"type":"button","body":{"text":"Which?"},"action":{"buttons":[{"type":"reply","reply":{"id":"a","title":"One"}},{"type":"reply","reply":{"id":"b","title":"Two"}}]}}}
            """.Trim(),
        Rendered.WhatsApp(Options("Which?", new("One", "a"), new("Two", "b"))));

    [Fact]
    public void More_or_longer_options_are_a_list() => Assert.Equal(
        Head + """
            "biz_opaque_callback_data":"t","type":"interactive","interactive":{"type":"list","body":{"text":"Which?"},"action":{"button":"☰","sections":[{"rows":[{"id":"a","title":"One","description":"First"},{"id":"b","title":"Two"}]}]}}}
            """.Trim(),
        Rendered.WhatsApp(Options("Which?", new("One", "a", "First"), new("Two", "b"))));

    [Fact]
    public void A_long_text_with_buttons_becomes_a_list() => Assert.Contains(
        "\"type\":\"list\"", Rendered.WhatsApp(Options(new string('x', 1_025), new ReplyOption("One", "a"))), StringComparison.Ordinal);

    [Fact]
    public void A_template_with_parameters_goes_outside_the_window() => Assert.Equal(
        Head + """
            "biz_opaque_callback_data":"t","type":"template","template":{"name":"order","language":{"code":"en_US"},"components":[{"type":"body","parameters":[{"type":"text","text":"Ada"},{"type":"text","text":"\"7\""}]}]}}
            """.Trim(),
        Rendered.WhatsApp(
            new() { Kind = ContentKinds.Template, Template = new() { Name = "order", Language = "en_US", BodyParameters = ["Ada", "\"7\""] } },
            isWithinWindow: false));

    [Fact]
    public void Files_go_by_id_or_by_address()
    {
        Assert.EndsWith(
            """
            "type":"image","image":{"id":"m1","caption":"Look"}}
            """.Trim(),
            Rendered.WhatsApp(Rendered.File("image", new() { Kind = "image", MediaId = "m1", MimeType = "image/jpeg", Size = 5 * 1024 * 1024 }, "Look")),
            StringComparison.Ordinal);
        Assert.EndsWith(
            """
            "type":"document","document":{"link":"https://x.test/a.pdf","filename":"a.pdf"}}
            """.Trim(),
            Rendered.WhatsApp(Rendered.File("document", new() { Kind = "document", Url = "https://x.test/a.pdf", FileName = "a.pdf" })),
            StringComparison.Ordinal);
        Assert.EndsWith(
            """
            "type":"audio","audio":{"id":"m2"}}
            """.Trim(),
            Rendered.WhatsApp(Rendered.File("audio", new() { Kind = "audio", MediaId = "m2", MimeType = "audio/ogg; codecs=opus" })),
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_place() => Assert.EndsWith(
        """
        "type":"location","location":{"latitude":52.5,"longitude":-13.25,"name":"Office","address":"Street 1"}}
        """.Trim(),
        Rendered.WhatsApp(new() { Kind = ContentKinds.Location, Location = new(52.5, -13.25, "Office", "Street 1") }),
        StringComparison.Ordinal);

    public static TheoryData<string, MessageContent> Refused => new()
    {
        { "InvalidRequest: Not sent. The message is empty.", MessageContent.FromText(" ") },
        { "InvalidRequest: Not sent. WhatsApp takes a text of up to 4,096 characters and this one has 4,097.", MessageContent.FromText(new('x', 4_097)) },
        { "InvalidRequest: Not sent. WhatsApp takes up to 10 options and this message has 11.", Options("?", [.. Enumerable.Range(0, 11).Select(n => new ReplyOption($"{n}", $"{n}"))]) },
        { "InvalidRequest: Not sent. WhatsApp takes an option of up to 24 characters and this one has 25.", Options("?", new ReplyOption(new('x', 25), "a")) },
        { "InvalidRequest: Not sent. WhatsApp takes an option's value of up to 256 characters and this one has 257.", Options("?", new ReplyOption("a", new('x', 257))) },
        { "InvalidRequest: Not sent. WhatsApp takes an option's second line of up to 72 characters and this one has 73.", Options("?", new ReplyOption("a", "a", new('x', 73))) },
        { "InvalidRequest: Not sent. Two options carry the same value. Give each its own.", Options("?", new("a", "x"), new("b", "x")) },
        { "InvalidRequest: Not sent. An option is empty.", Options("?", new ReplyOption("", "x")) },
        { "InvalidRequest: Not sent. Choose a template.", new() { Kind = ContentKinds.Template } },
        { "InvalidRequest: Not sent. The place is missing.", new() { Kind = ContentKinds.Location } },
        { "InvalidRequest: Not sent. WhatsApp can't send messages of this kind (poll).", new() { Kind = "poll" } },
        { "InvalidRequest: Not sent. WhatsApp takes a caption of up to 1,024 characters and this one has 1,025.", Rendered.File("image", new() { Kind = "image", MediaId = "m" }, new('x', 1_025)) },
        { "InvalidRequest: Not sent. WhatsApp shows no words with a sound or a sticker. Send the text by itself.", Rendered.File("audio", new() { Kind = "audio", MediaId = "m" }, "x") },
        { "MediaRejected: Not sent. WhatsApp takes pictures up to 5 MB and this one has 7.8 MB.", Rendered.File("image", new() { Kind = "image", MediaId = "m", Size = 8_150_000 }) },
        { "MediaRejected: Not sent. WhatsApp takes pictures up to 5 MB and this one has 5.1 MB.", Rendered.File("image", new() { Kind = "image", MediaId = "m", Size = (5 * 1024 * 1024) + 1 }) },
        { "MediaRejected: Not sent. WhatsApp takes stickers up to 500 KB and this one has 501 KB.", Rendered.File("sticker", new() { Kind = "sticker", MediaId = "m", Size = (500 * 1024) + 1 }) },
        { "MediaRejected: Not sent. WhatsApp doesn't take pictures of the type image/heic.", Rendered.File("image", new() { Kind = "image", MediaId = "m", MimeType = "image/heic" }) },
        { "MediaRejected: Not sent. The file is missing. Attach it again.", new() { Kind = ContentKinds.Image } },
        { "MediaRejected: Not sent. The file hasn't been handed to the platform. Attach it again.", Rendered.File("image", new() { Kind = "image", Url = "file:///etc/passwd" }) },
        { "MediaRejected: Not sent. WhatsApp takes one file in a message. Send them one by one.", new() { Kind = ContentKinds.Image, Attachments = [new() { Kind = "image", MediaId = "1" }, new() { Kind = "image", MediaId = "2" }] } },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public void What_does_not_fit_is_refused_with_a_sentence(string expected, MessageContent content) =>
        Assert.Equal(expected, Rendered.WhatsApp(content));

    [Fact]
    public void Outside_the_window_only_templates_go() => Assert.Equal(
        "OutsideWindow: Not sent. The customer last wrote more than 24 hours ago. Send a template instead.",
        Rendered.WhatsApp(MessageContent.FromText("x"), isWithinWindow: false));

    private static MessageContent Options(string text, params ReplyOption[] options) =>
        new() { Kind = ContentKinds.Text, Text = text, Options = [.. options] };
}
