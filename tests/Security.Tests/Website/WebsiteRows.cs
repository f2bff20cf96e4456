using Chatbotics.Grains.Abstractions.Channels;
using Chatbotics.Grains.Abstractions.Conversations;
using Chatbotics.Grains.Abstractions.Inbox;
using Chatbotics.Grains.Abstractions.People;
using Chatbotics.ProductKit;
using Chatbotics.TestKit.Time;

namespace Chatbotics.Security.Tests.Website;

/// <summary>Visitors' conversations as the inbox lists them.</summary>
internal static class WebsiteRows
{
    /// <summary>The only conversation of a channel, when it is listed.</summary>
    public static async Task<ConversationKey> Find(Product product, string channel, string tenant = "acme")
    {
        ConversationKey[] found = [];
        await Eventually.Holds(async () => (found = await All(product, channel, tenant)).Length > 0);
        return Assert.Single(found);
    }

    /// <summary>The conversations of a channel that are listed at this moment.</summary>
    public static async Task<ConversationKey[]> All(Product product, string channel, string tenant = "acme")
    {
        using var engine = Caller.Use(Caller.Engine);
        var page = await product.Grains.GetGrain<IInboxGrain>(tenant).List(new InboxQuery { Platform = ChannelPlatform.WebChat, Limit = 100 });
        return [.. page.Rows.Select(row => row.Key).Where(key => key.Connection.AssetId == channel)];
    }
}
