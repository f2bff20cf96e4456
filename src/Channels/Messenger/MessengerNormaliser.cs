using Chatbotics.Channels.Json;
using Chatbotics.Channels.Meta.Messaging;
using Chatbotics.Channels.Meta.Webhooks;

namespace Chatbotics.Channels.Messenger;

/// <summary>Turns Messenger webhooks (<c>object: page</c>) into events: per entry (a Page), per messaging item or change.</summary>
internal static class MessengerNormaliser
{
    /// <summary>Reads the entries.</summary>
    /// <param name="entries">The <c>entry</c> array.</param>
    /// <param name="sink">Takes the events.</param>
    public static void Normalise(JsonView entries, EventSink sink)
    {
        foreach (var entry in entries.Elements)
        {
            if (entry["id"u8].Text() is not { } page)
            {
                sink.Ignore("no_asset");
                continue;
            }

            MessagingReader.Read(entry, page, sink);
            foreach (var change in entry["changes"u8].Elements)
            {
                PageChanges.Read(change, page, ProviderTimes.Read(entry["time"u8]), sink);
            }
        }
    }
}
