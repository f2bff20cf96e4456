using Chatbotics.Channels.Json;
using Chatbotics.Channels.Meta.Messaging;
using Chatbotics.Channels.Meta.Webhooks;

namespace Chatbotics.Channels.Instagram;

/// <summary>
/// Turns Instagram webhooks into events: per entry (an account), per messaging item or change. The same for accounts
/// linked to a Page and for Instagram Login.
/// </summary>
internal static class InstagramNormaliser
{
    /// <summary>Reads the entries.</summary>
    /// <param name="entries">The <c>entry</c> array.</param>
    /// <param name="sink">Takes the events.</param>
    public static void Normalise(JsonView entries, EventSink sink)
    {
        foreach (var entry in entries.Elements)
        {
            if (entry["id"u8].Text() is not { } account)
            {
                sink.Ignore("no_asset");
                continue;
            }

            var time = ProviderTimes.Read(entry["time"u8]);
            MessagingReader.Read(entry, account, sink);
            foreach (var change in entry["changes"u8].Elements)
            {
                InstagramChanges.Read(change, account, time, sink);
            }

            // As the documentation of Instagram Login shows it: field and value directly on the entry.
            if (entry["field"u8].IsString && !entry["changes"u8].Exists)
            {
                InstagramChanges.Read(entry, account, time, sink);
            }
        }
    }
}
