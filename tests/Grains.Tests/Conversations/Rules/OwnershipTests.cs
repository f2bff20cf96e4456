using Chatbotics.Grains.Abstractions.Assistants;
using Chatbotics.Grains.Abstractions.Channels;
using Chatbotics.Grains.Abstractions.Conversations;
using Chatbotics.Grains.Conversations.Entries;

namespace Chatbotics.Grains.Tests.Conversations.Rules;

public sealed class OwnershipTests
{
    [Theory]
    [InlineData("takeover")]
    [InlineData("reply")]
    [InlineData("native")]
    public void Whoever_takes_over_makes_the_running_turn_void(string how)
    {
        var talk = new Talk().Says("a", "Hello?");
        var (turn, epoch) = (talk.TurnId, talk.State.Epoch);
        switch (how)
        {
            case "takeover":
                talk.TakeOver();
                break;
            case "reply":
                talk.Reply("c1", "I'm here.");
                break;
            default:
                talk.Accept(Events.Echo(talk.Key, "native.1", "I'm here.", talk.Now));
                break;
        }

        Assert.Equal(epoch + 1, talk.State.Epoch);
        Assert.Equal(OwnerKind.Person, talk.State.Owner.Kind);
        talk.Complete(new TurnResult { TurnId = turn, Epoch = epoch, Outcome = TurnOutcome.Replied, Replies = [MessageContent.FromText("Too late.")] });
        Assert.Equal([EntryKind.TurnDropped], talk.Latest.Select(entry => entry.Kind));
        Assert.DoesNotContain("Too late.", talk.Texts());
        Assert.Equal(("turn_dropped", "Too late."), (talk.Thread().Last().Activity, talk.Thread().Last().Detail));
    }

    [Fact]
    public void A_person_who_holds_the_conversation_raises_nothing_by_writing()
    {
        var talk = new Talk().Says("a", "Hello?");
        talk.TakeOver();
        var epoch = talk.State.Epoch;
        talk.Reply("c1", "I'm here.");
        talk.Accept(Events.Echo(talk.Key, "native.1", "From my phone.", talk.Now));
        Assert.Equal(epoch, talk.State.Epoch);
        Assert.Equal("mira", talk.State.Owner.Id);
    }

    [Fact]
    public void What_automation_had_queued_is_cancelled_when_a_person_takes_over()
    {
        var talk = new Talk { HasBudget = false };
        talk.Says("a", "Hello?").Answers("One.", "Two.");
        talk.TakeOver();
        Assert.Equal([DeliveryState.Cancelled, DeliveryState.Cancelled], talk.Thread().Where(item => item.Delivery is not null).Select(item => item.Delivery!.Value));
    }

    [Fact]
    public void What_is_being_tried_when_a_person_takes_over_is_not_tried_again()
    {
        var talk = new Talk().Says("a", "Hello?").Answers("One.");
        talk.TakeOver();
        talk.Fails(SendErrorKind.Temporary);
        Assert.Equal(DeliveryState.Cancelled, talk.Thread().Single(item => item.Delivery is not null).Delivery);
    }

    [Fact]
    public void A_hand_over_is_one_append_with_its_text_and_its_reason()
    {
        var talk = new Talk().Says("a", "A human please.").HandsOver("The customer asked for a person.", "A colleague will answer.");
        Assert.Equal(
            [EntryKind.TurnEnded, EntryKind.MessageQueued, EntryKind.OwnerChanged, EntryKind.AttemptStarted],
            talk.Latest.Select(entry => entry.Kind));
        Assert.Equal(OwnerKind.Nobody, talk.State.Owner.Kind);
        talk.Accepted("out.1");
        Assert.Contains("A colleague will answer.", talk.Texts());
        Assert.True(talk.State.WaitingSince > 0);
    }

    [Fact]
    public void A_hand_over_does_not_loop_after_reopening()
    {
        var talk = new Talk().Says("a", "A human please.").HandsOver("Asked for.", "A colleague will answer.").Accepted("out.1");
        talk.Set(ConversationStatus.Resolved);
        talk.Set(ConversationStatus.Open);
        Assert.Equal((OwnerKind.Person, null), (talk.State.Owner.Kind, talk.State.Turn));
        talk.After(1).Says("b", "Hello again.");
        Assert.Null(talk.State.Turn);
    }

    [Fact]
    public void Given_back_the_assistant_answers_what_nobody_has_answered()
    {
        var talk = new Talk().Says("a", "A human please.").HandsOver("Asked for.").Says("b", "Still there?");
        Assert.Null(talk.State.Turn);
        talk.Return();
        Assert.Equal(2, talk.State.Turn!.Fragments.Length);
        talk.TakeOver();
        talk.Reply("c1", "Yes.");
        talk.Return();
        Assert.Null(talk.State.Turn);
    }

    [Fact]
    public void The_echo_of_our_own_message_is_nothing_new()
    {
        var talk = new Talk(ChannelPlatform.Messenger).Says("a", "Hello?").Answers("Hi.");
        var tracker = talk.Attempt.Sending!.Tracker;
        talk.Accepted("mid.1");
        Assert.Equal(new AcceptResult(0, 1), talk.Accept(Events.Echo(talk.Key, "mid.1", "Hi.", talk.Now, tracker, "1234")));
        Assert.Equal(new AcceptResult(0, 1), talk.Accept(Events.Echo(talk.Key, "mid.1", "Hi.", talk.Now)));
        Assert.Equal(OwnerKind.Assistant, talk.State.Owner.Kind);
    }

    [Fact]
    public void Another_app_that_writes_is_shown_and_takes_nothing_over()
    {
        var talk = new Talk(ChannelPlatform.Messenger).Says("a", "Hello?");
        talk.Accept(Events.Echo(talk.Key, "mid.1", "From a campaign.", talk.Now, appId: "777"));
        Assert.Equal(OwnerKind.Assistant, talk.State.Owner.Kind);
        Assert.Equal(AuthorKind.OtherApp, talk.Thread().Last(item => item.Kind == ThreadItemKind.Message).Author.Kind);
        talk.Accept(Events.Echo(talk.Key, "mid.2", "From the Page inbox.", talk.Now, appId: "26390203743090"));
        Assert.Equal((OwnerKind.Person, "Page inbox"), (talk.State.Owner.Kind, talk.State.Owner.Name));
    }

    [Fact]
    public void After_resolution_the_customers_next_message_opens_a_new_episode_of_the_assistants()
    {
        var talk = new Talk().Says("a", "A human please.").HandsOver("Asked for.");
        talk.Reply("c1", "Done.");
        talk.Accepted("out.1").Set(ConversationStatus.Resolved);
        Assert.Equal(0, talk.State.WaitingSince);
        talk.After(60).Says("b", "One more thing.");
        Assert.Equal((2L, ConversationStatus.Open, OwnerKind.Assistant), (talk.State.Number, talk.State.Status, talk.State.Owner.Kind));
        Assert.Single(talk.State.Turn!.Fragments);
    }

    [Fact]
    public void Receipts_after_resolution_open_nothing()
    {
        var talk = new Talk().Says("a", "Hello?").Answers("Hi.").Accepted("out.1");
        talk.Set(ConversationStatus.Resolved);
        talk.Accept(Events.Receipt(talk.Key, ReceiptStatus.Read, "out.1", talk.Now));
        Assert.Equal((1L, ConversationStatus.Resolved), (talk.State.Number, talk.State.Status));
        Assert.Equal(DeliveryState.Read, talk.LastMessage.Delivery);
    }

    [Fact]
    public void Reading_clears_the_unread()
    {
        var talk = new Talk { Responder = null };
        talk.Says("a", "one").Says("b", "two");
        Assert.Equal(2, talk.State.Unread);
        talk.MarkRead();
        Assert.Equal(0, talk.State.Unread);
    }

    [Fact]
    public void What_cannot_be_done_says_why()
    {
        var talk = new Talk();
        Assert.Equal("no_conversation", talk.TakeOver()!.Code);
        Assert.Equal("no_conversation", talk.Reply("c1", "Hello.")!.Code);
        talk.Says("a", "Hello?");
        Assert.Equal("bad_client_id", talk.Reply("", "Hello.")!.Code);
        Assert.Equal("empty", talk.Reply("c1", "  ")!.Code);
        Assert.Equal("too_long", talk.Reply("c1", new string('x', 4097))!.Code);
        Assert.Equal("unsupported_status", talk.Set(ConversationStatus.Snoozed)!.Code);
        Assert.Equal("not_retryable", talk.Retry("m99")!.Code);
        talk.After(86_401);
        var refusal = talk.Reply("c1", "Hello.");
        Assert.Equal("outside_window", refusal!.Code);
        Assert.Contains("template", refusal.Text, StringComparison.Ordinal);
        Assert.Null(talk.Reply("c2", new MessageContent { Kind = ContentKinds.Template, Template = new TemplateReference { Name = "hello", Language = "en" } }));
    }

    [Fact]
    public void A_persons_longer_window_is_theirs_alone()
    {
        var talk = new Talk(ChannelPlatform.Messenger) { HasBudget = false };
        talk.Says("a", "Hello?").Answers("Hi.");
        talk.After(2 * 86_400);
        talk.HasBudget = true;
        talk.Tick();
        Assert.Equal(DeliveryState.Failed, talk.LastMessage.Delivery);
        Assert.Equal("send_failed", talk.Thread().Last().Activity);
        Assert.Null(talk.Reply("c1", "Sorry for the delay."));
        Assert.Equal("Sorry for the delay.", talk.Attempt.Content!.Text);
    }
}
