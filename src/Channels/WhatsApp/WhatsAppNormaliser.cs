using Chatbotics.Channels.Json;
using Chatbotics.Channels.Meta.Webhooks;

namespace Chatbotics.Channels.WhatsApp;

/// <summary>Turns WhatsApp webhooks into events: per entry (a business account), per change (a field), per item.</summary>
internal static class WhatsAppNormaliser
{
    /// <summary>Reads the entries.</summary>
    /// <param name="entries">The <c>entry</c> array.</param>
    /// <param name="sink">Takes the events.</param>
    public static void Normalise(JsonView entries, EventSink sink)
    {
        foreach (var entry in entries.Elements)
        {
            var account = entry["id"u8].Text();
            var time = ProviderTimes.Read(entry["time"u8]);
            foreach (var change in entry["changes"u8].Elements)
            {
                var value = change["value"u8];

                // Samples in Meta's documentation have the field inside the value, or on the entry.
                var field = change["field"u8];
                Read(
                    field.TextEquals("messages"u8) ? "messages"
                        : field.Text() ?? value["field"u8].Text() ?? entry["field"u8].Text() ?? "messages",
                    new WhatsAppValue(sink, account, time, value));
            }
        }
    }

    private static void Read(string field, WhatsAppValue value)
    {
        switch (field)
        {
            case "messages":
                WhatsAppAccountEvents.ReadErrors(value);
                WhatsAppMessages.Read(value);
                WhatsAppStatuses.Read(value);
                break;
            case "smb_message_echoes":
                WhatsAppEchoes.Read(value);
                break;
            case "calls":
                WhatsAppCalls.Read(value);
                break;
            case "user_id_update":
                WhatsAppIdentityEvents.ReadUpdates(value);
                break;
            case "user_preferences":
                WhatsAppPreferences.Read(value);
                break;
            default:
                WhatsAppAccountEvents.Read(field, value);
                break;
        }
    }
}
