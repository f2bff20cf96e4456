using Chatbotics.Channels.Meta.Webhooks;
using Chatbotics.Grains.Abstractions.Channels;

namespace Chatbotics.Channels.WhatsApp;

/// <summary>Reads <c>smb_message_echoes</c>: the business answered in the WhatsApp Business app (coexistence).</summary>
internal static class WhatsAppEchoes
{
    /// <summary>Reads the echoes of a value.</summary>
    /// <param name="value">The value.</param>
    public static void Read(WhatsAppValue value)
    {
        var echoes = value.Value["message_echoes"u8];
        var isOnly = echoes.Count == 1;
        foreach (var echo in echoes.Elements)
        {
            var contact = value.Identify(echo["to"u8].Text(), echo["to_user_id"u8].Text(), isOnly);
            if (contact is null)
            {
                value.Sink.Ignore("no_contact", value.AssetId);
                continue;
            }

            value.Sink.Add(WhatsAppMessages.ReadChange(value, echo, contact, isOwn: true) ?? new EchoReceived
            {
                Platform = ChannelPlatform.WhatsApp,
                AssetId = value.AssetId,
                BusinessAccountId = value.BusinessAccountId,
                ProviderTime = ProviderTimes.Read(echo["timestamp"u8]),
                Contact = contact,
                DedupeId = WhatsAppMessages.IdOf("e", echo, contact),
                MessageId = echo["id"u8].Text(),
                Content = WhatsAppContent.Read(echo),
            });
        }
    }
}
