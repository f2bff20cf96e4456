using Chatbotics.Channels.Meta.Webhooks;
using Chatbotics.Grains.Abstractions.Channels;

namespace Chatbotics.Channels.WhatsApp;

/// <summary>Reads <c>user_preferences</c>: a customer stopped or resumed marketing messages.</summary>
internal static class WhatsAppPreferences
{
    /// <summary>Reads the preferences of a value.</summary>
    /// <param name="value">The value.</param>
    public static void Read(WhatsAppValue value)
    {
        foreach (var preference in value.Value["user_preferences"u8].Elements)
        {
            var contact = value.Identify(preference["wa_id"u8].Text(), preference["user_id"u8].Text(), isOnlyItem: false);
            if (contact is null)
            {
                value.Sink.Ignore("no_contact", value.AssetId);
                continue;
            }

            value.Sink.Add(new ContactActivity
            {
                Platform = ChannelPlatform.WhatsApp,
                AssetId = value.AssetId,
                BusinessAccountId = value.BusinessAccountId,
                ProviderTime = ProviderTimes.Read(preference["timestamp"u8]),
                Contact = contact,
                DedupeId = DedupeIds.Of("preference", preference.Raw, contact.Ids[0]),
                Event = "preference",
                Kind = preference["category"u8].Text(),
                Text = preference["value"u8].Text(),
            });
        }
    }
}
