using System.Collections.Immutable;
using Chatbotics.Channels.Json;
using Chatbotics.Channels.Meta.Webhooks;
using Chatbotics.Grains.Abstractions.Channels;

namespace Chatbotics.Channels.WhatsApp;

/// <summary>Reads system messages and <c>user_id_update</c>: a contact has a new number or user id.</summary>
internal static class WhatsAppIdentityEvents
{
    /// <summary>Reads a message of type <c>system</c>.</summary>
    /// <param name="value">The value it came in.</param>
    /// <param name="message">The message.</param>
    /// <param name="isOnly">It is the value's only message.</param>
    public static void ReadSystem(WhatsAppValue value, JsonView message, bool isOnly)
    {
        var system = message["system"u8];
        var kind = system["type"u8].Text() ?? "system";
        var contact = value.Identify(message["from"u8].Text(), message["from_user_id"u8].Text(), isOnly);
        var newIds = Ids(system["user_id"u8].Text(), system["wa_id"u8].Text() ?? system["new_wa_id"u8].Text());
        if (contact is null)
        {
            // The body names the old id, but also the customer's own words (their name): nothing to trust an identity to.
            // The field user_id_update tells the change properly.
            value.Sink.Add(new AccountEvent
            {
                Platform = ChannelPlatform.WhatsApp,
                AssetId = value.AssetId,
                BusinessAccountId = value.BusinessAccountId,
                ProviderTime = ProviderTimes.Read(message["timestamp"u8]),
                Event = "system",
                Kind = kind,
                EventId = message["id"u8].Text(),
                SubjectId = newIds.IsEmpty ? null : newIds[0],
                Text = system["body"u8].Text(),
            });
            return;
        }

        value.Sink.Add(newIds.IsEmpty
            ? new ContactActivity
            {
                Platform = ChannelPlatform.WhatsApp,
                AssetId = value.AssetId,
                BusinessAccountId = value.BusinessAccountId,
                ProviderTime = ProviderTimes.Read(message["timestamp"u8]),
                Contact = contact,
                DedupeId = WhatsAppMessages.IdOf("m", message, contact),
                Event = "system",
                Kind = kind,
                SubjectId = message["id"u8].Text(),
                Text = system["body"u8].Text(),
            }
            : new IdentityChanged
            {
                Platform = ChannelPlatform.WhatsApp,
                AssetId = value.AssetId,
                BusinessAccountId = value.BusinessAccountId,
                ProviderTime = ProviderTimes.Read(message["timestamp"u8]),
                Contact = contact,
                DedupeId = WhatsAppMessages.IdOf("m", message, contact),
                Kind = kind,
                MessageId = message["id"u8].Text(),
                Text = system["body"u8].Text(),
                NewIds = newIds,
            });
    }

    /// <summary>Reads the field <c>user_id_update</c>.</summary>
    /// <param name="value">The value.</param>
    public static void ReadUpdates(WhatsAppValue value)
    {
        foreach (var update in value.Value["user_id_update"u8].Elements)
        {
            var userId = update["user_id"u8];
            var contact = value.Identify(update["wa_id"u8].Text(), userId["previous"u8].Text(), isOnlyItem: false);
            var newIds = Ids(userId["current"u8].Text(), null);
            if (contact is null || newIds.IsEmpty)
            {
                value.Sink.Ignore("no_contact", value.AssetId);
                continue;
            }

            value.Sink.Add(new IdentityChanged
            {
                Platform = ChannelPlatform.WhatsApp,
                AssetId = value.AssetId,
                BusinessAccountId = value.BusinessAccountId,
                ProviderTime = ProviderTimes.Read(update["timestamp"u8]),
                Contact = contact,
                DedupeId = DedupeIds.Of("ids", update.Raw, contact.Ids[0]),
                Kind = "user_id_update",
                Text = update["detail"u8].Text(),
                NewIds = newIds,
            });
        }
    }

    private static ImmutableArray<string> Ids(string? userId, string? number) =>
        Identities.OnWhatsApp(userId, number)?.Ids ?? [];
}
