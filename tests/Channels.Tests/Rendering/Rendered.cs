using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Chatbotics.Channels.Meta.Messaging;
using Chatbotics.Channels.WhatsApp;
using Chatbotics.Grains.Abstractions.Channels;
using Chatbotics.Grains.Channels.Ports;

namespace Chatbotics.Channels.Tests.Rendering;

/// <summary>Renders a message as a sender does: the JSON, or the sentence of the refusal.</summary>
internal static class Rendered
{
    public static string WhatsApp(MessageContent content, ContactIdentity? recipient = null, string? replyTo = null, bool isWithinWindow = true) =>
        Render(
            ChannelPlatform.WhatsApp,
            Request(content, recipient, replyTo, isWithinWindow, isFromPerson: false));

    public static string Of(
        ChannelPlatform platform, MessageContent content, bool isWithinWindow = true, bool isFromPerson = false, ContactIdentity? recipient = null) =>
        Render(platform, Request(content, recipient, null, isWithinWindow, isFromPerson));

    public static MessageContent File(string kind, Attachment file, string? text = null) => new()
    {
        Kind = kind,
        Text = text,
        Attachments = [file],
    };

    private static SendRequest Request(
        MessageContent content, ContactIdentity? recipient, string? replyTo, bool isWithinWindow, bool isFromPerson) => new()
        {
            Connection = ConnectionKey.Create("acme", ChannelPlatform.WhatsApp, "1"),
            Recipient = recipient ?? new() { Ids = ["491"] },
            Content = content,
            Tracker = "t",
            ReplyTo = replyTo,
            IsWithinWindow = isWithinWindow,
            IsFromPerson = isFromPerson,
        };

    private static string Render(ChannelPlatform platform, SendRequest request)
    {
        using var bytes = new MemoryStream();

        // With validation, which the senders leave out for speed.
        using var json = new Utf8JsonWriter(bytes, new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
        var refusal = platform == ChannelPlatform.WhatsApp
            ? WhatsAppRenderer.Render(request, json)
            : MessagingRenderer.Render(platform, request, json);
        if (refusal is not null)
        {
            return $"{refusal.Kind}: {refusal.Text}";
        }

        json.Flush();
        return Encoding.UTF8.GetString(bytes.ToArray());
    }
}
