using Chatbotics.Grains.Abstractions.Channels;
using Chatbotics.Grains.Abstractions.Conversations;
using Chatbotics.Grains.Inbox.Index;

namespace Chatbotics.Grains.Tests.Inbox;

/// <summary>The order by activity against a sorted list, over more rows than one run holds and with many of one moment.</summary>
public sealed class ActivityOrderTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Rows_come_in_order_from_any_place(bool isNewestFirst)
    {
        var random = new Random(5);
        var order = new ActivityOrder();
        var rows = new HashSet<(long Last, ConversationKey Key)>();
        for (var i = 0; i < 4_000; i++)
        {
            var row = (Last: random.Next(700) * 1_000L, ConversationKey.Create(ConnectionKey.Create("acme", ChannelPlatform.WhatsApp, "a"), "c" + i));
            rows.Add(row);
            order.Add(row.Last, row.Item2);
        }

        foreach (var row in rows.Where(_ => random.Next(3) == 0).ToArray())
        {
            rows.Remove(row);
            order.Remove(row.Last, row.Key);
        }

        var sorted = rows.OrderByDescending(Place, IndexCursor.Order).ToArray();
        Assert.Equal(sorted, order.From(null, isNewestFirst));
        for (var i = 0; i < sorted.Length; i += 97)
        {
            Assert.Equal(sorted[(i + 1)..].Take(60), order.From(Place(sorted[i]), isNewestFirst).Take(60));
        }

        Assert.Empty(order.From(Place(sorted[^1]), isNewestFirst));
        Assert.Empty(new ActivityOrder().From(null, isNewestFirst));

        IndexCursor Place((long Last, ConversationKey Key) row) => new(isNewestFirst ? row.Last : -row.Last, 0, row.Key.Value);
    }
}
