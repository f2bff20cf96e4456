using Chatbotics.Channels.Json;
using Chatbotics.Channels.Meta.Webhooks;

namespace Chatbotics.Channels.Meta.Messaging;

/// <summary>Reads the messaging items of an entry, as Messenger and Instagram send them.</summary>
internal static class MessagingReader
{
    /// <summary>Reads <c>messaging[]</c> and <c>standby[]</c>.</summary>
    /// <param name="entry">The entry.</param>
    /// <param name="assetId">Its id.</param>
    /// <param name="sink">Takes the events.</param>
    public static void Read(JsonView entry, string assetId, EventSink sink)
    {
        foreach (var item in entry["messaging"u8].Elements)
        {
            Read(MessagingItem.Of(sink, assetId, isStandby: false, item));
        }

        foreach (var item in entry["standby"u8].Elements)
        {
            Read(MessagingItem.Of(sink, assetId, isStandby: true, item));
        }
    }

    /// <summary>Whether a change's value has the shape of a messaging item, as the app dashboard's "Test" button sends it.</summary>
    /// <param name="value">The value.</param>
    public static bool IsItem(JsonView value) => value["sender"u8].IsObject && value["recipient"u8].IsObject;

    /// <summary>Reads one item.</summary>
    /// <param name="item">The item.</param>
    public static void Read(MessagingItem item)
    {
        switch (item.Name)
        {
            case "message":
                MessagingMessages.Read(item);
                break;
            case "message_edit":
                MessagingMessages.ReadEdit(item);
                break;
            case "postback":
                MessagingMessages.ReadPostback(item);
                break;
            case "reaction":
                MessagingMessages.ReadReaction(item);
                break;
            case "read" or "delivery":
                MessagingReceipts.Read(item);
                break;
            case null:
                item.Sink.Ignore("no_content", item.AssetId);
                break;
            default:
                MessagingActivities.Read(item);
                break;
        }
    }
}
