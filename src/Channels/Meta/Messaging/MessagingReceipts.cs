using System.Collections.Immutable;
using Chatbotics.Channels.Meta.Webhooks;
using Chatbotics.Grains.Abstractions.Channels;

namespace Chatbotics.Channels.Meta.Messaging;

/// <summary>Reads <c>delivery</c> and <c>read</c>: by ids, or all up to a watermark.</summary>
internal static class MessagingReceipts
{
    /// <summary>Reads a receipt.</summary>
    /// <param name="item">The item.</param>
    public static void Read(MessagingItem item)
    {
        if (item.Contact() is not { } contact)
        {
            item.Sink.Ignore("no_contact", item.AssetId);
            return;
        }

        var isRead = item.Name == "read";
        var ids = IdsOf(item);
        var watermark = ProviderTimes.Read(item.Content["watermark"u8]);
        if (ids.IsEmpty && watermark is null)
        {
            item.Sink.Ignore("no_content", item.AssetId);
            return;
        }

        var word = isRead ? "read" : "delivered";
        item.Sink.Add(new ReceiptReceived
        {
            Platform = item.Sink.Platform,
            AssetId = item.AssetId,
            ProviderTime = item.Time,
            Contact = contact,
            IsStandby = item.IsStandby,
            DedupeId = watermark is not null
                ? DedupeIds.Of(word, $"{contact.Ids[0]}:{watermark}")
                : ids.Length == 1 ? DedupeIds.Of(word, ids[0]) : DedupeIds.Of(word, item.Content.Raw, contact.Ids[0]),
            Status = isRead ? ReceiptStatus.Read : ReceiptStatus.Delivered,
            MessageIds = ids,
            Watermark = watermark,
        });
    }

    private static ImmutableArray<string> IdsOf(MessagingItem item)
    {
        if (item.Content["mid"u8].Text() is { } single)
        {
            return [single];
        }

        var mids = item.Content["mids"u8];
        if (!mids.IsArray)
        {
            return [];
        }

        var ids = ImmutableArray.CreateBuilder<string>();
        foreach (var mid in mids.Elements)
        {
            if (mid.Text() is { } id)
            {
                ids.Add(id);
            }
        }

        return ids.ToImmutable();
    }
}
