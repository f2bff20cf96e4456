using System.Collections.Immutable;
using System.Text.Json;
using Chatbotics.Grains.Abstractions.Assistants;
using Chatbotics.Grains.Abstractions.Conversations;
using Chatbotics.Grains.Conversations.Entries;
using Chatbotics.Grains.Conversations.Journal;
using Chatbotics.Grains.Conversations.Model;
using Chatbotics.Grains.Conversations.Rules;
using Chatbotics.Grains.Conversations.Threads;

namespace Chatbotics.Grains.Tests.Conversations.Simulation;

/// <summary>What must be true when everything has settled.</summary>
internal static class SimVerdict
{
    public static async Task Check(SimWorld world)
    {
        if (world.Surprises is [var surprise, ..])
        {
            throw new InvalidOperationException(surprise.Message, surprise);
        }

        foreach (var journal in world.Disk.Journals.Values)
        {
            await Check(world, journal);
        }

        foreach (var (conversation, _) in world.Acknowledged)
        {
            Require(world.Disk.Journals.ContainsKey(conversation), "an acknowledged message has no conversation");
        }
    }

    private static async Task Check(SimWorld world, SimJournal journal)
    {
        var key = await world.Keys.Get("sim", Header.Read(journal.Header.Span));
        var entries = new List<(long Position, Entry Entry)>();
        var state = ConversationState.Empty;
        foreach (var record in journal.Records)
        {
            foreach (var entry in RecordCodec.Read(key, journal.Key, record))
            {
                state = state.Apply(entry);
                entries.Add((state.Version, entry));
            }

            Require(state.Version == record.Version, "a record's version is not the number of entries up to it");
        }

        var fold = new ThreadFold([]);
        foreach (var record in Enumerable.Reverse(journal.Records))
        {
            fold.AddOlder(record.Version, RecordCodec.Read(key, journal.Key, record));
        }

        var thread = fold.Build(long.MaxValue, int.MaxValue, state.Owner.Kind);
        try
        {
            Judge(world, journal, entries, thread, state, key);
        }
        catch (SimFailure failure)
        {
            var deliveries = world.Meta.Deliveries.Where(delivery => delivery.Conversation == journal.Key)
                .Select(delivery => $"{(delivery.At - SimWorld.Start).TotalSeconds:0.000}s {delivery.Id} {delivery.Tracker} {delivery.Text}");
            throw new SimFailure($"{failure.Message} in {journal.Key}{Environment.NewLine}"
                + string.Join(Environment.NewLine, JournalText.Lines(entries, SimWorld.Start)) + Environment.NewLine
                + "The platform has:" + Environment.NewLine + string.Join(Environment.NewLine, deliveries));
        }
    }

    private static void Judge(
        SimWorld world,
        SimJournal journal,
        List<(long Position, Entry Entry)> entries,
        ImmutableArray<ThreadItem> thread,
        ConversationState state,
        Chatbotics.Grains.Privacy.DataKey key)
    {
        NothingIsLostOrDoubled(world, journal.Key, thread);
        EachFragmentIsAnsweredOnce(entries);
        EachMessageIsSentOnce(world, journal.Key, entries, thread);
        OrderIsKept(world, journal.Key, entries);
        NobodyIsTalkedOver(entries);
        EverythingSettled(state, thread);
        TheLedgerIsHonest(world, journal.Key, entries, thread);
        StateAndThreadAgree(state, thread);
        SnapshotsSayTheSame(journal, key, state);
        TheInboxIsUpToDate(world, journal, state, key.Id);
    }

    private static void NothingIsLostOrDoubled(SimWorld world, ConversationKey conversation, ImmutableArray<ThreadItem> thread)
    {
        var customer = thread.Where(item => item.Author.Kind == AuthorKind.Customer && item.Kind == ThreadItemKind.Message).ToArray();
        Require(customer.Select(item => item.MessageId).Distinct().Count() == customer.Length, "a customer's message stands in the thread twice");
        foreach (var (_, id) in world.Acknowledged.Where(pair => pair.Conversation == conversation.Value))
        {
            Require(customer.Any(item => item.MessageId == id), $"the acknowledged message {id} is lost");
        }

        foreach (var (_, messageKey) in world.Written.Where(pair => pair.Conversation == conversation.Value))
        {
            Require(thread.Count(item => item.MessageKey == messageKey) == 1, $"a person's message {messageKey} is lost or doubled");
        }

        var times = customer.Select(item => item.ProviderTime!.Value).ToArray();
        Require(times.Order().SequenceEqual(times), "customers' messages don't stand in the platform's order");
    }

    private static void EachFragmentIsAnsweredOnce(List<(long Position, Entry Entry)> entries)
    {
        var fragments = entries.Select(pair => pair.Entry).OfType<TurnStarted>().ToDictionary(turn => turn.Turn, turn => turn.Fragments, StringComparer.Ordinal);
        var ended = entries.Select(pair => pair.Entry).OfType<TurnEnded>().ToArray();
        Require(ended.Select(turn => turn.Turn).Distinct(StringComparer.Ordinal).Count() == ended.Length, "a turn ended twice");
        var answered = ended.Where(turn => turn.Outcome == TurnOutcome.Replied).SelectMany(turn => fragments[turn.Turn]).ToArray();
        Require(answered.Distinct().Count() == answered.Length, "a fragment was answered twice");
    }

    private static void EachMessageIsSentOnce(SimWorld world, ConversationKey conversation, List<(long Position, Entry Entry)> entries, ImmutableArray<ThreadItem> thread)
    {
        var byTracker = entries.Select(pair => pair.Entry).OfType<AttemptStarted>().ToDictionary(attempt => attempt.Tracker, attempt => attempt.Message, StringComparer.Ordinal);
        var deliveries = world.Meta.Deliveries.Where(delivery => delivery.Conversation == conversation).ToArray();
        foreach (var delivery in deliveries)
        {
            Require(byTracker.ContainsKey(delivery.Tracker), "something was sent without a durable attempt");
        }

        foreach (var message in deliveries.CountBy(delivery => byTracker[delivery.Tracker]))
        {
            var wanted = entries.Count(pair => pair.Entry is SendRequeued again && again.Message == message.Key);
            Require(message.Value <= 1 + wanted, "a message reached the customer twice");
        }

        foreach (var delivery in deliveries)
        {
            var item = thread.Single(item => item.Position == byTracker[delivery.Tracker]);
            Require(item.Content?.Text == delivery.Text, "another text was sent than the thread shows");
        }
    }

    private static void OrderIsKept(SimWorld world, ConversationKey conversation, List<(long Position, Entry Entry)> entries)
    {
        var byTracker = entries.Select(pair => pair.Entry).OfType<AttemptStarted>().ToDictionary(attempt => attempt.Tracker, attempt => attempt.Message, StringComparer.Ordinal);
        var lost = entries.Select(pair => pair.Entry).OfType<AttemptLost>().Select(entry => entry.Message).ToHashSet();
        lost.UnionWith(entries.Select(pair => pair.Entry).OfType<SendRequeued>().Select(entry => entry.Message));
        var order = world.Meta.Deliveries.Where(delivery => delivery.Conversation == conversation)
            .Select(delivery => byTracker[delivery.Tracker]).Where(message => !lost.Contains(message)).ToArray();
        Require(order.Order().SequenceEqual(order), "messages reached the customer in another order than they were written");
    }

    private static void NobodyIsTalkedOver(List<(long Position, Entry Entry)> entries)
    {
        var automated = entries.Where(pair => pair.Entry is MessageQueued { By.Kind: AuthorKind.Assistant }).Select(pair => pair.Position).ToHashSet();
        var owner = OwnerKind.Nobody;
        foreach (var (_, entry) in entries)
        {
            owner = entry switch
            {
                OwnerChanged changed => changed.Owner.Kind,
                EpisodeOpened opened => opened.Owner.Kind,
                _ => owner,
            };
            Require(entry is not MessageQueued { By.Kind: AuthorKind.Assistant } || owner == OwnerKind.Assistant, "an assistant wrote although it didn't hold the conversation");
            if (entry is SendRequeued wanted)
            {
                automated.Remove(wanted.Message);
            }

            Require(entry is not AttemptStarted attempt || owner != OwnerKind.Person || !automated.Contains(attempt.Message), "an assistant's message was sent although a person held the conversation");
        }
    }

    private static void EverythingSettled(ConversationState state, ImmutableArray<ThreadItem> thread)
    {
        Require(state.Turn is null, "a turn is under way for ever");
        Require(WakeTime.Durable(state) == 0, "the conversation still wants to be woken");
        Require(!thread.Any(item => item.Delivery is DeliveryState.Queued or DeliveryState.Attempting), "a message is being sent for ever");
        Require(state.Owner.Kind != OwnerKind.Assistant || state.Status != ConversationStatus.Open || !state.Messages.Any(message => message.IsFragment), "the assistant owes an answer");
    }

    private static void TheLedgerIsHonest(SimWorld world, ConversationKey conversation, List<(long Position, Entry Entry)> entries, ImmutableArray<ThreadItem> thread)
    {
        var byTracker = entries.Select(pair => pair.Entry).OfType<AttemptStarted>().ToDictionary(attempt => attempt.Tracker, attempt => attempt.Message, StringComparer.Ordinal);
        var arrived = world.Meta.Deliveries.Where(delivery => delivery.Conversation == conversation).GroupBy(delivery => byTracker[delivery.Tracker]).ToDictionary(group => group.Key, group => group.ToArray());
        foreach (var item in thread.Where(item => item.Delivery is not null))
        {
            if (arrived.TryGetValue(item.Position, out var delivery))
            {
                Require(item.Delivery is DeliveryState.Accepted or DeliveryState.Sent or DeliveryState.Delivered or DeliveryState.Read, $"a message that arrived is shown as {item.Delivery}");
                Require(delivery.Any(one => one.Id == item.MessageId), "a message has another id than the platform gave it");
                if (world.Meta.Told.TryGetValue(item.MessageId!, out var told))
                {
                    Require(!Deliveries.IsAdvance(item.Delivery!.Value, Deliveries.Of(told)), $"the platform told {told}, and the thread shows {item.Delivery}");
                }
            }
            else
            {
                Require(item.Delivery is DeliveryState.Failed or DeliveryState.Unknown or DeliveryState.Cancelled, $"a message that never arrived is shown as {item.Delivery}");
                Require(item.Delivery != DeliveryState.Unknown || item.UnknownUntil < world.Clock.Now, "an unknown message can't be sent again for ever");
            }
        }
    }

    private static void StateAndThreadAgree(ConversationState state, ImmutableArray<ThreadItem> thread)
    {
        foreach (var message in state.Messages)
        {
            var item = thread.Single(item => item.Position == message.Position);
            Require(
                item.Delivery == message.Delivery && item.Content?.Text == message.Content?.Text && item.IsUnsent == message.IsUnsent
                    && item.MessageId == message.MessageId.OrNull() && item.IsEdited == (message.Extras?.EditedAt > 0),
                $"the thread shows {item.Delivery} {item.Content?.Text}, and the state has {message.Delivery} {message.Content?.Text}");
        }

        var order = thread.Where(item => item.Kind == ThreadItemKind.Message).Select(item => item.Position).ToList();
        Require(
            state.Messages.Select(message => order.IndexOf(message.Position)).SequenceEqual(state.Messages.Select(message => order.IndexOf(message.Position)).Order()),
            "the thread and the state have their messages in another order");
    }

    private static void SnapshotsSayTheSame(SimJournal journal, Chatbotics.Grains.Privacy.DataKey key, ConversationState folded)
    {
        var state = ConversationState.Empty;
        if (journal.Snapshot is { } snapshot)
        {
            state = RecordCodec.ReadSnapshot(key, journal.Key, snapshot)!;
            foreach (var record in journal.Records.Where(record => record.Version > snapshot.Version))
            {
                foreach (var entry in RecordCodec.Read(key, journal.Key, record))
                {
                    state = state.Apply(entry);
                }
            }
        }

        if (journal.Snapshot is not null)
        {
            Require(Json(state) == Json(folded), "a snapshot leads to another state than the journal");
        }
    }

    private static void TheInboxIsUpToDate(SimWorld world, SimJournal journal, ConversationState state, Guid keyId)
    {
        Require(journal.Projected == journal.Version, "the projections have not caught up");
        var row = SummaryView.Of(state, journal.Key, journal.Key.Connection.Platform, keyId);
        if (row is not null)
        {
            Require(world.Inbox.TryGetValue(journal.Key.Value, out var shown), "the inbox has no row");
            Require(shown! with { Version = row.Version } == row, $"the inbox shows {shown} instead of {row}");
        }
    }

    private static string Json(ConversationState state) =>
        JsonSerializer.Serialize(new Snapshot(Snapshot.CurrentFormat, state), JournalJson.Default.Snapshot);

    private static void Require(bool condition, string otherwise)
    {
        if (!condition)
        {
            throw new SimFailure(otherwise);
        }
    }
}

internal sealed class SimFailure(string message) : Exception(message);
