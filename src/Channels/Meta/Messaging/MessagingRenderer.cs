using System.Collections.Immutable;
using System.Text.Json;
using Chatbotics.Channels.Meta.Rendering;
using Chatbotics.Channels.Meta.Sending;
using Chatbotics.Grains.Abstractions.Channels;
using Chatbotics.Grains.Channels;
using Chatbotics.Grains.Channels.Ports;

namespace Chatbotics.Channels.Meta.Messaging;

/// <summary>
/// Writes the request of the Send API that Messenger and Instagram share (PROTOCOLS C): recipient, message, and outside
/// the standard window the tag HUMAN_AGENT, for what a person wrote.
/// </summary>
internal static class MessagingRenderer
{
    private const int MaxQuickReplies = 13;
    private const int QuickReplyTitle = 20;
    private const int QuickReplyPayload = 1_000;
    private const string UserReference = "user_ref:";

    /// <summary>Writes the request.</summary>
    /// <param name="platform">Messenger or Instagram.</param>
    /// <param name="request">What to send.</param>
    /// <param name="json">Takes the JSON.</param>
    /// <returns>Why it can't be sent; null when it is written.</returns>
    public static SendError? Render(ChannelPlatform platform, SendRequest request, Utf8JsonWriter json)
    {
        if (!request.IsWithinWindow && !request.IsFromPerson)
        {
            return SendRefusals.OutsideWindow(platform);
        }

        json.WriteStartObject();
        WriteRecipient(request.Recipient, json);
        if (request.IsWithinWindow)
        {
            json.WriteString("messaging_type"u8, "RESPONSE"u8);
        }
        else
        {
            json.WriteString("messaging_type"u8, "MESSAGE_TAG"u8);
            json.WriteString("tag"u8, "HUMAN_AGENT"u8);
        }

        json.WriteStartObject("message"u8);
        var refusal = request.Content.Kind == ContentKinds.Text
            ? WriteText(platform, request.Content, json)
            : WriteFile(platform, request.Content, json);
        if (platform == ChannelPlatform.Messenger)
        {
            // Comes back with the echo; Instagram's echoes don't carry it.
            json.WriteString("metadata"u8, request.Tracker);
        }

        json.WriteEndObject();
        json.WriteEndObject();
        return refusal;
    }

    /// <summary>Writes a sender action.</summary>
    /// <param name="recipient">The contact.</param>
    /// <param name="action">"mark_seen" or "typing_on".</param>
    /// <param name="json">Takes the JSON.</param>
    public static void RenderAction(ContactIdentity recipient, string action, Utf8JsonWriter json)
    {
        json.WriteStartObject();
        WriteRecipient(recipient, json);
        json.WriteString("sender_action"u8, action);
        json.WriteEndObject();
    }

    private static void WriteRecipient(ContactIdentity recipient, Utf8JsonWriter json)
    {
        json.WriteStartObject("recipient"u8);
        var id = recipient.Ids.FirstOrDefault(one => !one.StartsWith(UserReference, StringComparison.Ordinal)) ?? recipient.Ids[0];
        if (id.StartsWith(UserReference, StringComparison.Ordinal))
        {
            json.WriteString("user_ref"u8, id.AsSpan(UserReference.Length));
        }
        else
        {
            json.WriteString("id"u8, id);
        }

        json.WriteEndObject();
    }

    private static SendError? WriteText(ChannelPlatform platform, MessageContent content, Utf8JsonWriter json)
    {
        var window = MessagingWindow.For(platform);
        var refusal = TextLimits.Require(content.Text)
            ?? TextLimits.Check(
                platform, "a text", window.Measure(content.Text!), window.TextLimit, window.LimitIsBytes ? "bytes" : "characters")
            ?? Check(platform, content.Options);
        if (refusal is not null)
        {
            return refusal;
        }

        json.WriteString("text"u8, content.Text);
        if (!content.Options.IsEmpty)
        {
            json.WriteStartArray("quick_replies"u8);
            foreach (var option in content.Options)
            {
                json.WriteStartObject();
                json.WriteString("content_type"u8, "text"u8);
                json.WriteString("title"u8, option.Title);
                json.WriteString("payload"u8, option.Payload);
                json.WriteEndObject();
            }

            json.WriteEndArray();
        }

        return null;
    }

    private static SendError? Check(ChannelPlatform platform, ImmutableArray<ReplyOption> options)
    {
        if (options.Length > MaxQuickReplies)
        {
            return SendRefusals.Content($"{platform} takes up to {MaxQuickReplies} options and this message has {options.Length}.");
        }

        foreach (var option in options)
        {
            var refusal = option.Title.Length == 0 || option.Payload.Length == 0
                ? SendRefusals.Content("An option is empty.")
                : TextLimits.Check(platform, "an option", option.Title.Length, QuickReplyTitle)
                  ?? TextLimits.Check(platform, "an option's value", option.Payload.Length, QuickReplyPayload);
            if (refusal is not null)
            {
                return refusal;
            }
        }

        return null;
    }

    private static SendError? WriteFile(ChannelPlatform platform, MessageContent content, Utf8JsonWriter json)
    {
        if (MediaRules.Check(platform, content, out var file) is { } refusal)
        {
            return refusal;
        }

        if (!string.IsNullOrEmpty(content.Text))
        {
            return SendRefusals.Content($"{platform} takes a file without words. Send the text by itself.");
        }

        json.WriteStartObject("attachment"u8);
        json.WriteString("type"u8, content.Kind == ContentKinds.Document ? "file" : content.Kind);
        json.WriteStartObject("payload"u8);
        json.WriteString(file.MediaId is null ? "url"u8 : "attachment_id"u8, file.MediaId ?? file.Url);
        json.WriteEndObject();
        json.WriteEndObject();
        return null;
    }
}
