using Chatbotics.Grains.Abstractions.Channels;
using Chatbotics.Grains.Abstractions.Conversations;
using Chatbotics.Grains.Abstractions.Inbox;
using Chatbotics.Grains.Abstractions.People;
using Chatbotics.Grains.Abstractions.Privacy.Erasures;
using Chatbotics.Grains.Abstractions.Privacy.Receipts;
using Chatbotics.Grains.Conversations.Entries;
using Chatbotics.Grains.Conversations.Journal;
using Chatbotics.Grains.Conversations.Rules;

namespace Chatbotics.Grains.Tests.Privacy;

/// <summary>One message goes; everything around it stays.</summary>
[Collection(PrivacyHostCollection.Name)]
public sealed class MessageErasureTests(PrivacyHost host)
{
    private static readonly Author Mira = new(AuthorKind.Person, "mira", "Mira");

    [Fact]
    public async Task A_message_is_written_over_and_the_others_stay()
    {
        var key = await host.NewConversation("one-message", messages: 3);
        var grain = host.Grains.GetGrain<IConversationGrain>(key.Value);
        var items = (await grain.Read(new ThreadQuery())).Items.Where(item => item.Kind == ThreadItemKind.Message && item.Author.Kind == AuthorKind.Customer).ToArray();
        var before = host.Store.Records(key);
        var status = await Erase("one-message", key.Value, items[1].MessageKey!);

        Assert.Equal((ErasurePhase.Done, 1L), (status.Phase, status.Messages));
        var after = (await host.Grains.GetGrain<IConversationGrain>(key.Value).Read(new ThreadQuery())).Items
            .Where(item => item.Kind == ThreadItemKind.Message && item.Author.Kind == AuthorKind.Customer).ToArray();
        Assert.Equal(["Hello", null, "Hello"], after.Select(item => item.Content?.Text));
        Assert.Equal(ContentKinds.Erased, after[1].Content!.Kind);
        Assert.Equal(items.Select(item => item.Position), after.Select(item => item.Position));

        // Nobody can read it in the journal either, and every other record is the one it was.
        var changed = host.Store.Records(key).Zip(before).Where(pair => !pair.First.Body.Span.SequenceEqual(pair.Second.Body.Span)).ToArray();
        Assert.Single(changed);
        using var dataKey = await host.Keys.Get(key.Tenant, Header.Read((await host.Store.Load(key))!.Header.Span));
        Assert.DoesNotContain(
            host.Store.Records(key).SelectMany(record => RecordCodec.Read(dataKey, key, record)).OfType<MessageIn>(),
            message => message.Id == items[1].MessageId && message.Content.Text is not null);

        var receipt = await host.Grains.GetGrain<IReceiptLedgerGrain>("one-message").Get(status.Receipt);
        Assert.Equal(ReceiptFault.None, ReceiptVerifier.Verify(receipt!));
        Assert.Equal(receipt!.FinishedAt.AddDays(30), receipt.BackupsClearBy);
    }

    [Fact]
    public async Task The_list_no_longer_shows_the_last_words_and_a_redelivery_brings_nothing_back()
    {
        var key = await host.NewConversation("last-words", messages: 1);
        var grain = host.Grains.GetGrain<IConversationGrain>(key.Value);
        var last = (await grain.Read(new ThreadQuery())).Items.Last(item => item.Content?.Text == "Hello");
        await Erase("last-words", key.Value, last.MessageKey!);

        using var engine = Caller.Use(Caller.Engine);
        var row = Assert.Single((await host.Grains.GetGrain<IInboxGrain>("last-words").List(new InboxQuery { Limit = 5 })).Rows);
        Assert.DoesNotContain("Hello", row.Preview, StringComparison.Ordinal);
        Assert.True(await host.Tombstones.Covers(key.Connection, host.Message(key, 1)));
        await host.Grains.GetGrain<IConversationGrain>(key.Value).Accept([host.Message(key, 1)]);
        Assert.DoesNotContain((await host.Grains.GetGrain<IConversationGrain>(key.Value).Read(new ThreadQuery())).Items, item => item.Content?.Text == "Hello");

        // The conversation goes on.
        await host.Grains.GetGrain<IConversationGrain>(key.Value).Accept([host.Message(key, 2)]);
        Assert.Contains((await host.Grains.GetGrain<IConversationGrain>(key.Value).Read(new ThreadQuery())).Items, item => item.Content?.Text == "Hello");
    }

    [Fact]
    public async Task A_note_can_go_and_what_is_being_sent_can_not()
    {
        var key = await host.NewConversation("note-goes", messages: 1);
        var grain = host.Grains.GetGrain<IConversationGrain>(key.Value);
        await grain.AddNote(new NoteCommand { ClientId = "n1", Person = Mira, Text = "Her number is 555" });
        var note = (await grain.Read(new ThreadQuery())).Items.Single(item => item.Kind == ThreadItemKind.Note);
        await Erase("note-goes", key.Value, note.MessageKey!);
        Assert.DoesNotContain((await host.Grains.GetGrain<IConversationGrain>(key.Value).Read(new ThreadQuery())).Items, item => item.Content?.Text?.Contains("555", StringComparison.Ordinal) == true);

        using var engine = Caller.Use(Caller.Engine);
        var desk = host.Grains.GetGrain<IErasureDeskGrain>("note-goes");
        Assert.Equal("not_found", (await desk.Begin(Order(key.Value, "m999"))).Refusal?.Code);
        Assert.Equal("not_found", (await desk.Begin(Order("other/whatsapp/x/1", "m1"))).Refusal?.Code);
    }

    [Fact]
    public void An_agents_message_takes_the_evidence_of_its_turn_along()
    {
        PlacedEntry[] entries =
        [
            new(1, 1, new TurnEnded { Turn = "other", Reason = "stays" }),
            new(2, 2, new TurnEnded { Turn = "t1", Reason = "quotes it" }),
            new(3, 3, new MessageQueued { By = Mira, Content = MessageContent.FromText("4111"), Turn = "t1" }),
            new(4, 4, new TurnEnded { Turn = "later", Reason = "may quote it" }),
        ];
        var replaced = Redactions.OfMessage(entries, 3);
        Assert.Equal([2L, 3L, 4L], replaced.Keys.Order());
        Assert.Null(((TurnEnded)replaced[2]).Reason);
        Assert.Null(((MessageQueued)replaced[3]).Content.Text);
    }

    private static ErasureOrder Order(string conversation, string message) =>
        new() { Kind = ErasureKind.Message, Cause = ErasureCause.Team, Subjects = [conversation, message] };

    private async Task<ErasureStatus> Erase(string tenant, string conversation, string message)
    {
        using var engine = Caller.Use(Caller.Engine);
        var begun = await host.Grains.GetGrain<IErasureDeskGrain>(tenant).Begin(Order(conversation, message));
        Assert.Null(begun.Refusal);
        return (await host.Grains.GetGrain<IErasureGrain>($"{tenant}/{begun.Id}").GoOn())!;
    }
}
