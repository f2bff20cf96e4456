using Chatbotics.Grains.Abstractions.Assistants;
using Chatbotics.Grains.Abstractions.Channels;
using Chatbotics.Grains.Abstractions.Conversations;
using Chatbotics.Grains.Abstractions.Inbox;
using Chatbotics.Grains.Channels.Ports;

namespace Chatbotics.Grains.Tests.Conversations.Grains;

[Collection(ConversationHostCollection.Name)]
public sealed class ConversationGrainTests(ConversationHost host)
{
    private static readonly Author Mira = new(AuthorKind.Person, "mira", "Mira");

    [Fact]
    public async Task A_message_is_answered_and_the_thread_shows_both()
    {
        var conversation = await host.NewConversation("g-answer");
        Answer("Parcels take two days.");
        using var changes = await Watcher.Start(host, conversation);

        var accepted = await conversation.Grain.Accept([conversation.Message("in.1", "How long does a parcel take?")]);
        Assert.Equal(new AcceptResult(1, 0), accepted);
        var request = await host.WhatsApp.Next(conversation);
        Assert.Equal("Parcels take two days.", request.Content.Text);
        Assert.Equal(["491700000001"], request.Recipient.Ids.ToArray());
        Assert.False(request.IsFromPerson);
        Assert.True(request.IsWithinWindow);

        var page = await changes.Until(page => page.Items.Any(item => item.Delivery == DeliveryState.Accepted));
        Assert.Equal(
            ["opened", "How long does a parcel take?", "Parcels take two days."],
            page.Items.Select(item => item.Activity ?? item.Content!.Text));
        var reply = page.Items[^1];
        Assert.Equal((AuthorKind.Assistant, "Wren", 1), (reply.Author.Kind, reply.Author.Name, reply.Attempts));
        Assert.Equal("Wren", reply.Trace!.Agent);
        Assert.Equal((1L, ConversationStatus.Open, "Lea", "Parcels take two days."), (page.Summary!.Number, page.Summary.Status, page.Summary.ContactName, page.Summary.Preview));
        Assert.Null(page.Summary.WaitingSince);
        Assert.True(page.Composer.CanReply);
    }

    [Fact]
    public async Task The_same_webhook_a_hundred_times_in_parallel_is_one_message_and_one_reply()
    {
        var conversation = await host.NewConversation("g-parallel");
        Answer("Once.");
        using var changes = await Watcher.Start(host, conversation);
        var message = conversation.Message("in.1", "Hello?");

        var results = await Task.WhenAll(Enumerable.Range(0, 100).Select(_ => conversation.Grain.Accept([message])));

        Assert.Equal(1, results.Sum(result => result.New));
        Assert.Equal(99, results.Sum(result => result.Duplicates));
        var page = await changes.Until(page => page.Items.Any(item => item.Delivery == DeliveryState.Accepted));
        Assert.Single(page.Items, item => item.Author.Kind == AuthorKind.Customer);
        Assert.Single(page.Items, item => item.Author.Kind == AuthorKind.Assistant);
    }

    [Fact]
    public async Task Nothing_is_answered_before_it_is_durable()
    {
        var conversation = await host.NewConversation("g-durable");
        Answer("Later.");
        await conversation.Grain.Accept([conversation.Message("in.0", "First.")]);
        await host.WhatsApp.Next(conversation);

        host.Store.Hold();
        var accepting = conversation.Grain.Accept([conversation.Message("in.1", "Hello?")]);
        var again = conversation.Grain.Accept([conversation.Message("in.1", "Hello?")]);
        await WaitFor(() => host.Store.HeldCount > 0);
        Assert.False(accepting.IsCompleted);
        Assert.False(again.IsCompleted);
        host.Store.Release();

        // Which of the two comes first is the network's choice.
        var results = await Task.WhenAll(accepting, again);
        Assert.Equal((1, 1), (results.Sum(result => result.New), results.Sum(result => result.Duplicates)));
    }

    [Fact]
    public async Task A_failed_append_is_told_and_the_next_call_sees_the_truth()
    {
        var conversation = await host.NewConversation("g-fails", new ResponderDefinition { QuietPeriod = TimeSpan.FromSeconds(60) });
        await conversation.Grain.Accept([conversation.Message("in.1", "One.")]);

        host.Store.AppendFault = append => append.Key == conversation.Key ? new StoreUnavailableException("The disk is full.") : null;
        await Assert.ThrowsAsync<StoreUnavailableException>(() => conversation.Grain.Accept([conversation.Message("in.2", "Two.")]));
        host.Store.AppendFault = null;

        Assert.Equal(new AcceptResult(1, 0), await Persistently(() => conversation.Grain.Accept([conversation.Message("in.2", "Two.")])));
        Assert.Equal(new AcceptResult(0, 1), await conversation.Grain.Accept([conversation.Message("in.1", "One.")]));
        Assert.Equal(["One.", "Two."], (await conversation.Grain.Read(new ThreadQuery())).Items.Where(item => item.Kind == ThreadItemKind.Message).Select(item => item.Content!.Text));
    }

    [Fact]
    public async Task A_lost_answer_of_the_store_doubles_nothing()
    {
        var conversation = await host.NewConversation("g-lost", new ResponderDefinition { QuietPeriod = TimeSpan.FromSeconds(60) });
        await conversation.Grain.Accept([conversation.Message("in.1", "One.")]);

        host.Store.LostAnswer = append => append.Key == conversation.Key ? new StoreUnavailableException("Timed out.") : null;
        await Assert.ThrowsAsync<StoreUnavailableException>(() => conversation.Grain.Accept([conversation.Message("in.2", "Two.")]));
        host.Store.LostAnswer = null;

        Assert.Equal(new AcceptResult(0, 1), await Persistently(() => conversation.Grain.Accept([conversation.Message("in.2", "Two.")])));
    }

    [Fact]
    public async Task Overload_leaves_the_conversation_as_it_was()
    {
        var conversation = await host.NewConversation("g-overload", new ResponderDefinition { QuietPeriod = TimeSpan.FromSeconds(60) });
        await conversation.Grain.Accept([conversation.Message("in.1", "One.")]);
        var loads = host.Store.Loads;

        host.Store.AppendFault = append => append.Key == conversation.Key ? new StoreOverloadedException(TimeSpan.FromSeconds(1)) : null;
        await Assert.ThrowsAsync<StoreOverloadedException>(() => conversation.Grain.Accept([conversation.Message("in.2", "Two.")]));
        host.Store.AppendFault = null;

        Assert.Equal(new AcceptResult(1, 0), await conversation.Grain.Accept([conversation.Message("in.2", "Two.")]));
        Assert.Equal(loads, host.Store.Loads);
    }

    [Fact]
    public async Task A_person_takes_over_writes_and_gives_back()
    {
        var conversation = await host.NewConversation("g-person");
        using var changes = await Watcher.Start(host, conversation);
        var began = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        host.Assistant.Script = async (turn, cancellationToken) =>
        {
            began.TrySetResult();
            await Task.Delay(Timeout.Infinite, cancellationToken);
            return null!;
        };
        await conversation.Grain.Accept([conversation.Message("in.1", "Is anybody there?")]);
        // A turn that began only later would answer with the next script, and be dropped as stale in the thread's view.
        await began.Task.WaitAsync(TimeSpan.FromSeconds(20));
        await conversation.Grain.TakeOver(Mira);

        var reply = new ReplyCommand { ClientId = "c1", Person = Mira, Content = MessageContent.FromText("Yes, me.") };
        var first = await conversation.Grain.Reply(reply);
        var second = await conversation.Grain.Reply(reply);
        Assert.Null(first.Refusal);
        Assert.Equal((first.Version, first.MessageKey), (first.Version, second.MessageKey));
        var request = await host.WhatsApp.Next(conversation);
        Assert.Equal(("Yes, me.", true), (request.Content.Text, request.IsFromPerson));

        await conversation.Grain.Accept([conversation.Message("in.2", "Good.")]);
        Answer("Always at your service.");
        await conversation.Grain.ReturnToAssistant(Mira);
        Assert.Equal("Always at your service.", (await host.WhatsApp.Next(conversation)).Content.Text);
        var page = await changes.Until(page => page.Items[^1].Delivery == DeliveryState.Accepted);
        Assert.Equal(
            ["opened", "Is anybody there?", "taken_over", "Yes, me.", "Good.", "returned", "Always at your service."],
            page.Items.Select(item => item.Activity ?? item.Content!.Text));
        Assert.Equal(
            [OwnerKind.Assistant, OwnerKind.Assistant, OwnerKind.Person, OwnerKind.Person, OwnerKind.Person, OwnerKind.Assistant, OwnerKind.Assistant],
            page.Items.Select(item => item.HeldBy));
    }

    [Fact]
    public async Task A_refused_token_keeps_messages_queued_and_says_why()
    {
        var conversation = await host.NewConversation("g-token");
        using var changes = await Watcher.Start(host, conversation);
        Answer("You will hear this later.");
        host.WhatsApp.Script = request => Task.FromResult(request.Connection.Tenant == "g-token"
            ? SendOutcome.Failed(new SendError { Kind = SendErrorKind.TokenInvalid, Code = 190, Text = "The channel must be connected again." })
            : SendOutcome.Accepted("other"));
        await conversation.Grain.Accept([conversation.Message("in.1", "Hello?")]);

        var page = await changes.Until(page => page.Items[^1].Error is not null);
        host.WhatsApp.Script = null;
        Assert.Equal((DeliveryState.Queued, 190), (page.Items[^1].Delivery, page.Items[^1].Error!.Code));
        var status = await host.Grains.GetGrain<IChannelConnectionGrain>(conversation.Key.Connection.Value).Get();
        Assert.Equal(190, status!.PausedBy!.Code);
    }

    [Fact]
    public async Task The_inbox_gets_the_row()
    {
        var conversation = await host.NewConversation("g-inbox");
        Answer("Here you are.");
        await conversation.Grain.Accept([conversation.Message("in.1", "Hello?")]);
        await host.WhatsApp.Next(conversation);

        var inbox = host.Grains.GetGrain<IInboxGrain>("g-inbox");
        await WaitFor(async () => (await inbox.List(new InboxQuery())).Rows is [{ Preview: "Here you are." }]);
        var row = (await inbox.List(new InboxQuery())).Rows[0];
        Assert.Equal(await conversation.Grain.GetSummary() is { } summary ? (summary.Number, summary.Owner.Kind, summary.Unread) : default, (row.Number, row.Owner.Kind, row.Unread));
    }

    [Fact]
    public async Task A_conversation_without_messages_is_empty()
    {
        var conversation = await host.NewConversation("g-empty");
        Assert.Null(await conversation.Grain.GetSummary());
        var page = await conversation.Grain.Read(new ThreadQuery());
        Assert.Empty(page.Items);
        Assert.False(page.Composer.CanReply);
        Assert.Equal("no_conversation", (await conversation.Grain.TakeOver(Mira)).Refusal!.Code);
    }

    private static async Task<T> Persistently<T>(Func<Task<T>> call)
    {
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                return await call();
            }
            catch (StoreUnavailableException) when (attempt < 100)
            {
                // The discarded activation may not have ended yet.
                await Task.Yield();
            }
        }
    }

    private static Task WaitFor(Func<bool> condition) => WaitFor(() => Task.FromResult(condition()));

    private static async Task WaitFor(Func<Task<bool>> condition)
    {
        using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        while (!await condition())
        {
            timeout.Token.ThrowIfCancellationRequested();
            await Task.Yield();
        }
    }

    private void Answer(string text) => host.Assistant.Script = (turn, _) => Task.FromResult(new TurnResult
    {
        TurnId = turn.TurnId,
        Epoch = turn.Epoch,
        Outcome = TurnOutcome.Replied,
        Replies = [MessageContent.FromText(text)],
        Trace = new TurnTrace { Agent = "Wren" },
    });
}
