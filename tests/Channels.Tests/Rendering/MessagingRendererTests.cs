using Chatbotics.Grains.Abstractions.Channels;

namespace Chatbotics.Channels.Tests.Rendering;

public sealed class MessagingRendererTests
{
    [Fact]
    public void Messenger_text_with_quick_replies_and_metadata() => Assert.Equal(
        """{"recipient":{"id":"491"},"messaging_type":"RESPONSE","message":{"text":"Which?","quick_replies":[{"content_type":"text","title":"One","payload":"a"}],"metadata":"t"}}""",
        Rendered.Of(ChannelPlatform.Messenger, new() { Kind = ContentKinds.Text, Text = "Which?", Options = [new("One", "a")] }));

    [Fact]
    public void Instagram_text_has_no_metadata() => Assert.Equal(
        """{"recipient":{"id":"491"},"messaging_type":"RESPONSE","message":{"text":"Hello"}}""",
        Rendered.Of(ChannelPlatform.Instagram, MessageContent.FromText("Hello")));

    [Fact]
    public void Outside_the_window_a_person_writes_as_human_agent() => Assert.Equal(
        """{"recipient":{"id":"491"},"messaging_type":"MESSAGE_TAG","tag":"HUMAN_AGENT","message":{"text":"Hello"}}""",
        Rendered.Of(ChannelPlatform.Instagram, MessageContent.FromText("Hello"), isWithinWindow: false, isFromPerson: true));

    [Theory]
    [InlineData(ChannelPlatform.Messenger)]
    [InlineData(ChannelPlatform.Instagram)]
    public void Outside_the_window_nothing_automatic_goes(ChannelPlatform platform) => Assert.StartsWith(
        "OutsideWindow: Not sent.",
        Rendered.Of(platform, MessageContent.FromText("Hello"), isWithinWindow: false),
        StringComparison.Ordinal);

    [Fact]
    public void A_user_ref_is_named_as_such_until_the_id_is_known()
    {
        Assert.StartsWith(
            """{"recipient":{"user_ref":"R"},""",
            Rendered.Of(ChannelPlatform.Messenger, MessageContent.FromText("x"), recipient: new() { Ids = ["user_ref:R"] }),
            StringComparison.Ordinal);
        Assert.StartsWith(
            """{"recipient":{"id":"5"},""",
            Rendered.Of(ChannelPlatform.Messenger, MessageContent.FromText("x"), recipient: new() { Ids = ["user_ref:R", "5"] }),
            StringComparison.Ordinal);
    }

    [Fact]
    public void Files_are_attachments()
    {
        Assert.Equal(
            """{"recipient":{"id":"491"},"messaging_type":"RESPONSE","message":{"attachment":{"type":"file","payload":{"attachment_id":"7"}},"metadata":"t"}}""",
            Rendered.Of(ChannelPlatform.Messenger, Rendered.File("document", new() { Kind = "document", MediaId = "7" })));
        Assert.Equal(
            """{"recipient":{"id":"491"},"messaging_type":"RESPONSE","message":{"attachment":{"type":"image","payload":{"url":"https://x.test/a.png"}}}}""",
            Rendered.Of(ChannelPlatform.Instagram, Rendered.File("image", new() { Kind = "image", Url = "https://x.test/a.png" })));
    }

    [Fact]
    public void Instagram_counts_bytes()
    {
        Assert.Contains("\"text\"", Rendered.Of(ChannelPlatform.Instagram, MessageContent.FromText(new('ä', 500))), StringComparison.Ordinal);
        Assert.Equal(
            "InvalidRequest: Not sent. Instagram takes a text of up to 1,000 bytes and this one has 1,002.",
            Rendered.Of(ChannelPlatform.Instagram, MessageContent.FromText(new('ä', 501))));
    }

    public static TheoryData<string, MessageContent> Refused => new()
    {
        { "InvalidRequest: Not sent. Messenger takes a text of up to 2,000 characters and this one has 2,001.", MessageContent.FromText(new('x', 2_001)) },
        { "InvalidRequest: Not sent. The message is empty.", MessageContent.FromText("") },
        { "InvalidRequest: Not sent. Messenger takes up to 13 options and this message has 14.", Options([.. Enumerable.Range(0, 14).Select(n => new ReplyOption($"{n}", $"{n}"))]) },
        { "InvalidRequest: Not sent. Messenger takes an option of up to 20 characters and this one has 21.", Options(new ReplyOption(new('x', 21), "a")) },
        { "InvalidRequest: Not sent. Messenger takes a file without words. Send the text by itself.", Rendered.File("image", new() { Kind = "image", MediaId = "1" }, "x") },
        { "InvalidRequest: Not sent. Messenger can't send messages of this kind (template).", new() { Kind = ContentKinds.Template } },
        { "InvalidRequest: Not sent. Messenger can't send messages of this kind (location).", new() { Kind = ContentKinds.Location, Location = new(1, 2) } },
        { "MediaRejected: Not sent. Messenger takes films up to 25 MB and this one has 26.0 MB.", Rendered.File("video", new() { Kind = "video", MediaId = "1", Size = 27_200_000 }) },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public void What_does_not_fit_is_refused_with_a_sentence(string expected, MessageContent content) =>
        Assert.Equal(expected, Rendered.Of(ChannelPlatform.Messenger, content));

    private static MessageContent Options(params ReplyOption[] options) =>
        new() { Kind = ContentKinds.Text, Text = "?", Options = [.. options] };
}
