using System.Collections.Immutable;
using Chatbotics.Grains.Abstractions.Conversations;
using Chatbotics.Grains.Conversations.Ports;

namespace Chatbotics.Storage.Tests.Compliance;

/// <summary>What every wake index must do.</summary>
public abstract class WakeIndexCompliance
{
    private static readonly DateTimeOffset Now = DateTimeOffset.FromUnixTimeMilliseconds(1_800_000_000_000);

    protected abstract IConversationStore Store { get; }

    protected abstract IWakeIndex Index { get; }

    /// <summary>Lets what is written behind reach the store's slow place, if it has one.</summary>
    protected virtual Task Settle() => Task.CompletedTask;

    [Fact]
    public async Task Due_conversations_come_earliest_first_and_only_from_their_shard()
    {
        var all = new List<DueConversation>();
        for (var number = 0; number < 300; number++)
        {
            var key = Sample.Conversation(number);
            var wake = At((number * 37 % 300) - 150);
            await Store.Append(Sample.Append(key, 0, wake));
            Store.MarkProjected(key, 1);
            all.Add(new DueConversation(key, wake));
            if (number == 150)
            {
                await Settle();
            }
        }

        for (var shard = 0; shard < 64; shard++)
        {
            var expected = all.Where(one => IWakeIndex.ShardOf(one.Key) == shard && one.WakeAt <= At(0)).OrderBy(one => one.WakeAt);
            Assert.Equal(expected, await Index.ReadDue(shard, Now, 1_000));
        }
    }

    [Fact]
    public async Task What_is_not_due_or_was_cancelled_does_not_come()
    {
        var key = Sample.Conversation(1);
        await Store.Append(Sample.Append(key, 0, At(5)));
        Store.MarkProjected(key, 1);
        Assert.Empty(await Due(key, At(4)));
        Assert.Equal(At(5), Assert.Single(await Due(key, At(5))).WakeAt);

        await Settle();
        await Store.Append(Sample.Append(key, 1, 0));
        Store.MarkProjected(key, 2);
        Assert.Empty(await Due(key, At(100)));
        await Settle();
        Assert.Empty(await Due(key, At(100)));
    }

    [Fact]
    public async Task A_later_wish_replaces_an_earlier_one()
    {
        var key = Sample.Conversation(1);
        await Store.Append(Sample.Append(key, 0, At(5)));
        await Settle();
        await Store.Append(Sample.Append(key, 1, At(50)));
        Store.MarkProjected(key, 2);
        Assert.Empty(await Due(key, At(49)));
        Assert.Equal(At(50), Assert.Single(await Due(key, At(50))).WakeAt);
    }

    [Fact]
    public async Task Conversations_that_the_projections_have_not_seen_come_with_no_time()
    {
        var key = Sample.Conversation(1);
        await Store.Append(Sample.Append(key, 0, count: 2));
        Assert.Equal(new DueConversation(key, 0), Assert.Single(await Due(key, At(0))));
        await Settle();
        Assert.Equal(new DueConversation(key, 0), Assert.Single(await Due(key, At(0))));

        Store.MarkProjected(key, 1);
        Assert.Single(await Due(key, At(0)));
        Store.MarkProjected(key, 2);
        Assert.Empty(await Due(key, At(0)));
        await Settle();
        Assert.Empty(await Due(key, At(0)));

        await Store.Append(Sample.Append(key, 2));
        Assert.Single(await Due(key, At(0)));
    }

    [Fact]
    public async Task A_conversation_comes_once_and_the_due_ones_come_first()
    {
        var shard = IWakeIndex.ShardOf(Sample.Conversation(0));
        var keys = Enumerable.Range(0, 2_000).Select(number => Sample.Conversation(number))
            .Where(key => IWakeIndex.ShardOf(key) == shard).Take(12).ToArray();
        for (var index = 0; index < keys.Length; index++)
        {
            await Store.Append(Sample.Append(keys[index], 0, wake: index % 2 == 0 ? 0 : At(-index)));
            if (index == 6)
            {
                await Settle();
            }
        }

        var due = await Index.ReadDue(shard, Now, 100);
        Assert.Equal(keys.Length, due.Select(one => one.Key).Distinct().Count());
        Assert.Equal(keys.Length, due.Length);
        Assert.All(due.Take(6), one => Assert.NotEqual(0, one.WakeAt));
        Assert.Equal(due.Take(6).OrderBy(one => one.WakeAt), due.Take(6));
        Assert.All(due.Skip(6), one => Assert.Equal(0, one.WakeAt));

        var limited = await Index.ReadDue(shard, Now, 8);
        Assert.Equal(8, limited.Length);
        Assert.Equal(due.Take(6), limited.Take(6));
    }

    [Fact]
    public async Task An_erased_conversation_does_not_come()
    {
        var key = Sample.Conversation(1);
        await Store.Append(Sample.Append(key, 0, At(-5)));
        await Settle();
        await Store.Append(Sample.Append(key, 1, At(-5)));
        await Store.Erase(key);
        Assert.Empty(await Due(key, At(0)));
        await Settle();
        Assert.Empty(await Due(key, At(0)));
    }

    private ValueTask<ImmutableArray<DueConversation>> Due(ConversationKey key, long until) =>
        Index.ReadDue(IWakeIndex.ShardOf(key), DateTimeOffset.FromUnixTimeMilliseconds(until), 100);

    private static long At(int seconds) => Now.ToUnixTimeMilliseconds() + (seconds * 1_000L);
}
