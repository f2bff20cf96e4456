using Chatbotics.Grains.Abstractions.Channels;
using Chatbotics.Grains.Abstractions.Conversations;
using Chatbotics.Grains.Conversations.Model;
using FsCheck;
using FsCheck.Fluent;

namespace Chatbotics.Grains.Tests.Conversations;

/// <summary>Whatever order events come in, however often, and in whatever batches: the thread looks the same in the end.</summary>
public sealed class PropertyTests
{
    private static readonly DateTimeOffset At = Talk.Start;

    [Fact]
    public void Shuffled_and_repeated_deliveries_converge()
    {
        var plans = from seed in Gen.Choose(0, int.MaxValue - 1)
                    from size in Gen.Choose(1, 25)
                    select (seed, size);
        Prop.ForAll(plans.ToArbitrary(), plan =>
        {
            var random = new Random(plan.seed);
            var platform = random.Next(2) == 0 ? ChannelPlatform.WhatsApp : ChannelPlatform.Messenger;
            var story = Story(random, plan.size, platform);
            var expected = View(platform, [story]);
            var shuffled = Shuffle(random, [.. story, .. story.Where(_ => random.Next(3) == 0)]);
            var actual = View(platform, Batches(random, shuffled));
            return (actual == expected).Label($"{plan}:\n{expected}\n---\n{actual}");
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(500));
    }

    [Fact]
    public void What_was_lost_for_a_while_and_comes_later_converges_too()
    {
        Prop.ForAll(Gen.Choose(0, int.MaxValue - 1).ToArbitrary(), seed =>
        {
            var random = new Random(seed);
            var story = Story(random, 20, ChannelPlatform.WhatsApp);
            var expected = View(ChannelPlatform.WhatsApp, [story]);
            var kept = story.Where(_ => random.Next(2) == 0).ToArray();
            var actual = View(ChannelPlatform.WhatsApp, [kept, .. Batches(random, Shuffle(random, story))]);
            return (actual == expected).Label($"{seed}:\n{expected}\n---\n{actual}");
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(300));
    }

    [Fact]
    public void The_window_and_the_journal_know_an_id_for_ever()
    {
        Prop.ForAll(Gen.Choose(1, 2000).ToArbitrary(), count =>
        {
            var window = DedupeWindow.Empty;
            for (var i = 1; i <= count; i++)
            {
                window = window.Add(DedupeWindow.HashOf($"id{i}"), i);
            }

            // Every id is either in the window, or the journal is asked for it.
            return Enumerable.Range(1, count).All(i => window.Contains(DedupeWindow.HashOf($"id{i}")) || window.IsDoubtful(i))
                && Enumerable.Range(Math.Max(1, count - DedupeWindow.Half + 1), Math.Min(count, DedupeWindow.Half)).All(i => window.Contains(DedupeWindow.HashOf($"id{i}")))
                && !window.IsDoubtful(count + 1);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(100));
    }

    private static ContactEvent[] Story(Random random, int size, ChannelPlatform platform)
    {
        var key = new Talk(platform).Key;
        var events = new List<ContactEvent>();
        for (var i = 0; i < size; i++)
        {
            var at = At.AddSeconds(i);
            var target = $"in.{random.Next(size)}";
            events.Add(random.Next(10) switch
            {
                0 => Events.Edit(key, target, $"edited {i}", at.AddMilliseconds(1)),
                1 => Events.Unsend(key, target, at.AddMilliseconds(2)),
                2 => Events.Reaction(key, target, random.Next(3) == 0 ? null : $"r{i}", at.AddMilliseconds(3)),
                3 => Events.Receipt(key, (ReceiptStatus)random.Next(1, 4), "out.1", at),
                4 when platform == ChannelPlatform.Messenger => Events.Echo(key, $"native.{i}", $"echo {i}", at),
                _ => Events.Message(key, $"in.{i}", $"text {i}", at),
            });
        }

        return [.. events];
    }

    /// <summary>The thread of a conversation in which one message of ours had been sent before the events came.</summary>
    private static string View(ChannelPlatform platform, IEnumerable<ContactEvent[]> batches)
    {
        var talk = new Talk(platform) { Responder = null };
        talk.Says("before", "Hello?", secondsAgo: 60);
        talk.Reply("c1", "Yes?");
        talk.Accepted("out.1").After(60);
        foreach (var batch in batches)
        {
            talk.Accept(batch);
        }

        var lines = talk.Thread().Where(item => item.Kind == ThreadItemKind.Message)
            .Select(item => $"{item.MessageId} {item.Content?.Text} {item.Delivery} {item.IsUnsent} {item.IsEdited} {string.Join(',', item.Reactions)}");
        var recent = talk.State.Messages.Select(message => $"{message.MessageId} {message.Content?.Text} {message.Delivery} {message.Extras?.Reaction}").TakeLast(5);
        return string.Join('\n', [.. lines, "recent", .. recent]);
    }

    private static ContactEvent[][] Batches(Random random, ContactEvent[] events)
    {
        var batches = new List<ContactEvent[]>();
        for (var i = 0; i < events.Length;)
        {
            var count = random.Next(1, 6);
            batches.Add([.. events.Skip(i).Take(count)]);
            i += count;
        }

        return [.. batches];
    }

    private static ContactEvent[] Shuffle(Random random, ContactEvent[] events)
    {
        random.Shuffle(events);
        return events;
    }
}
