using Chatbotics.Channels.Instagram;
using Chatbotics.Channels.Json;
using Chatbotics.Channels.Messenger;
using Chatbotics.Channels.WhatsApp;
using Chatbotics.Grains.Abstractions.Channels;

namespace Chatbotics.Channels.Meta.Webhooks;

/// <summary>
/// Reads the body of a webhook of any of Meta's messaging products: top <c>{object, entry:[…]}</c>, per entry, per
/// change, per message (PROTOCOLS B). Pure; verify the signature over the same bytes first.
/// </summary>
public static class MetaWebhook
{
    /// <summary>
    /// Reads a body. Objects, fields and types that we don't know are kept as unknown events or left out; only what isn't
    /// a webhook at all is refused.
    /// </summary>
    /// <param name="utf8">The raw body. Nothing of it is kept.</param>
    /// <exception cref="MalformedWebhookException">It is not JSON as we accept it, or has no <c>object</c> or <c>entry</c>.</exception>
    public static ParsedWebhook Parse(ReadOnlySpan<byte> utf8)
    {
        var tape = JsonTape.Rent();
        try
        {
            return tape.TryRead(utf8, out var reason)
                ? Read(tape.Root(utf8))
                : throw new MalformedWebhookException(reason);
        }
        finally
        {
            tape.Return();
        }
    }

    private static ParsedWebhook Read(JsonView root)
    {
        var kind = ObjectOf(root);
        if (!kind.IsString)
        {
            throw new MalformedWebhookException("it names no object");
        }

        if (kind.TextEquals("whatsapp_business_account"u8))
        {
            var sink = new EventSink(ChannelPlatform.WhatsApp);
            WhatsAppNormaliser.Normalise(EntriesOf(root), sink);
            return sink.ToWebhook();
        }

        if (kind.TextEquals("page"u8))
        {
            var sink = new EventSink(ChannelPlatform.Messenger);
            MessengerNormaliser.Normalise(EntriesOf(root), sink);
            return sink.ToWebhook();
        }

        if (kind.TextEquals("instagram"u8))
        {
            var sink = new EventSink(ChannelPlatform.Instagram);
            InstagramNormaliser.Normalise(EntriesOf(root), sink);
            return sink.ToWebhook();
        }

        return new() { Events = [], Ignored = [new("unknown_object")] };
    }

    // Samples in Meta's documentation have the object's name on the entry, or in the change's value.
    private static JsonView ObjectOf(JsonView root)
    {
        if (root["object"u8] is { Exists: true } kind)
        {
            return kind;
        }

        foreach (var entry in root["entry"u8].Elements)
        {
            if (entry["object"u8] is { Exists: true } misplaced)
            {
                return misplaced;
            }

            foreach (var change in entry["changes"u8].Elements)
            {
                return change["value"u8]["object"u8];
            }
        }

        return default;
    }

    private static JsonView EntriesOf(JsonView root) =>
        root["entry"u8] is { IsArray: true } entries ? entries : throw new MalformedWebhookException("it has no list of entries");
}
