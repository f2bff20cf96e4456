using Chatbotics.Grains.Abstractions.Assistants;
using Chatbotics.Grains.Abstractions.Channels;
using Chatbotics.Grains.Abstractions.Conversations;
using Chatbotics.Grains.Conversations.Entries;
using Chatbotics.Grains.Conversations.Rules;

namespace Chatbotics.Grains.Tests.Conversations.Rules;

public sealed class TurnTests
{
    [Fact]
    public void Fragments_within_the_quiet_period_are_one_turn()
    {
        var talk = new Talk(quiet: TimeSpan.FromSeconds(2));
        talk.Says("a", "Hello").After(1.5).Says("b", "I have a question").Tick(1.5);
        Assert.Null(talk.State.Turn!.Id);
        talk.Tick(0.5);
        var request = Turns.RequestOf(talk.State, talk.Key)!;
        Assert.Equal(["Hello", "I have a question"], request.Fragments.Select(fragment => fragment.Text));
        Assert.Empty(request.History);
    }

    [Fact]
    public void A_message_while_the_turn_runs_makes_it_void_and_the_next_one_answers_all()
    {
        var talk = new Talk();
        talk.Says("a", "How much").After(1);
        var first = talk.TurnId;
        talk.Says("b", "is a parcel?");
        var second = talk.TurnId;
        Assert.NotEqual(first, second);
        Assert.Equal(2, talk.State.Turn!.Fragments.Length);

        talk.Complete(new TurnResult { TurnId = first, Epoch = 1, Outcome = TurnOutcome.Replied, Replies = [MessageContent.FromText("How much what?")] });
        Assert.Equal([EntryKind.TurnDropped], talk.Latest.Select(entry => entry.Kind));
        Assert.Equal("How much what?", talk.Thread().Last().Detail);
        talk.Answers("Five euros.");
        Assert.Equal(["How much", "is a parcel?", "Five euros."], talk.Texts());
    }

    [Fact]
    public void The_reply_and_its_first_attempt_are_one_append()
    {
        var talk = new Talk().Says("a", "Hello?").Answers("Hi.");
        Assert.Equal([EntryKind.TurnEnded, EntryKind.MessageQueued, EntryKind.AttemptStarted], talk.Latest.Select(entry => entry.Kind));
        Assert.Equal(0, talk.State.WaitingSince);
        Assert.False(talk.State.Messages[0].IsUnanswered);
    }

    [Fact]
    public void History_goes_along_without_what_was_taken_back()
    {
        var talk = new Talk().Says("a", "one").Answers("two").Accepted("out.1").Says("b", "three");
        talk.Accept(Events.Unsend(talk.Key, "a", talk.Now));
        var request = Turns.RequestOf(talk.State, talk.Key)!;
        Assert.Equal(["three"], request.Fragments.Select(fragment => fragment.Text));
        Assert.Equal([new TurnMessage(AuthorKind.Assistant, "text", "two")], request.History.ToArray());
    }

    [Fact]
    public void A_turn_whose_worker_died_runs_again_under_the_same_id()
    {
        var talk = new Talk().Says("a", "Hello?");
        var id = talk.TurnId;
        talk.Crash();
        Assert.Equal((id, 2), (talk.TurnId, talk.State.Turn!.Run));
        talk.Tick(talk.Options.TurnTimeout.TotalSeconds);
        Assert.Equal((id, 3), (talk.TurnId, talk.State.Turn!.Run));
        talk.Answers("Hi.");
        Assert.Equal(["Hello?", "Hi."], talk.Texts());
    }

    [Fact]
    public void A_poison_turn_goes_to_people_after_some_runs()
    {
        var talk = new Talk().Says("a", "Poison.");
        for (var run = 1; run < talk.Options.TurnRuns; run++)
        {
            talk.Crash();
        }

        Assert.Equal(OwnerKind.Assistant, talk.State.Owner.Kind);
        talk.Crash();
        Assert.Equal((OwnerKind.Nobody, null), (talk.State.Owner.Kind, talk.State.Turn));
        Assert.Equal("assistant_failed", talk.Thread().Last().Activity);
    }

    [Fact]
    public void A_result_that_is_told_twice_is_taken_once()
    {
        var talk = new Talk().Says("a", "Hello?");
        var result = talk.Complete(TurnOutcome.Replied, null, "Hi.");
        talk.Accepted("out.1").Complete(result);
        Assert.Empty(talk.Latest);
        Assert.Equal(["Hello?", "Hi."], talk.Texts());
    }

    [Fact]
    public void A_failed_turn_goes_to_people()
    {
        var talk = new Talk().Says("a", "Hello?");
        talk.Complete(TurnOutcome.Failed, "The model is not available.");
        Assert.Equal((OwnerKind.Nobody, "The model is not available."), (talk.State.Owner.Kind, talk.Thread().Last().Detail));
        Assert.True(talk.State.WaitingSince > 0);
    }

    [Theory]
    [InlineData("standby")]
    [InlineData("group")]
    [InlineData("self")]
    [InlineData("echo")]
    [InlineData("comment")]
    public void These_never_start_a_turn(string what)
    {
        var talk = new Talk();
        var message = Events.Message(talk.Key, "a", "Hello?", talk.Now);
        talk.Accept(what switch
        {
            "standby" => message with { IsStandby = true },
            "group" => message with { GroupId = "g1" },
            "self" => message with { IsSelf = true },
            "echo" => Events.Echo(talk.Key, "e", "Hello!", talk.Now),
            _ => Events.Activity(talk.Key, "comment", "c1", talk.Now),
        });
        Assert.Null(talk.State.Turn);
    }

    [Fact]
    public void An_edit_of_what_a_turn_answers_starts_it_anew()
    {
        var talk = new Talk().Says("a", "How much?");
        var first = talk.TurnId;
        talk.After(1).Accept(Events.Edit(talk.Key, "a", "How long?", talk.Now));
        Assert.NotEqual(first, talk.TurnId);
        Assert.Equal("How long?", Turns.RequestOf(talk.State, talk.Key)!.Fragments.Single().Text);
    }

    [Fact]
    public void An_edit_of_an_answered_message_starts_nothing()
    {
        var talk = new Talk().Says("a", "How much?").Answers("Five.").Accepted("out.1");
        talk.After(1).Accept(Events.Edit(talk.Key, "a", "How much is it?", talk.Now));
        Assert.Null(talk.State.Turn);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    public void What_is_taken_back_is_not_answered(double quiet)
    {
        var talk = new Talk(quiet: TimeSpan.FromSeconds(quiet)).Says("a", "Hello?");
        talk.Accept(Events.Unsend(talk.Key, "a", talk.Now));
        Assert.Null(talk.State.Turn);
        talk.Tick(5);
        Assert.Null(talk.State.Turn);
    }

    [Fact]
    public void A_message_that_came_too_late_for_an_automatic_answer_goes_to_people()
    {
        var talk = new Talk().Says("a", "Hello?", secondsAgo: 90_000);
        Assert.Equal((OwnerKind.Nobody, null), (talk.State.Owner.Kind, talk.State.Turn));
        Assert.Equal("assistant_not_allowed", talk.Thread().Last().Activity);
    }

    [Fact]
    public void Two_machines_do_not_talk_for_ever()
    {
        var talk = new Talk();
        talk.Options.TurnsPerHour = 5;
        for (var i = 0; i < 5; i++)
        {
            talk.After(1).Says($"m{i}", "Thank you for your message.").Answers("How can I help?").Accepted($"out.{i}");
        }

        talk.After(1).Says("m5", "Thank you for your message.");
        Assert.Equal((OwnerKind.Nobody, null), (talk.State.Owner.Kind, talk.State.Turn));
        Assert.Equal("loop_guard", talk.Thread().Last().Activity);
    }

    [Fact]
    public void The_loop_guard_counts_within_an_hour()
    {
        var talk = new Talk();
        talk.Options.TurnsPerHour = 5;
        for (var i = 0; i < 20; i++)
        {
            talk.After(1000).Says($"m{i}", "And another thing.").Answers("Yes?").Accepted($"out.{i}");
        }

        Assert.Equal(OwnerKind.Assistant, talk.State.Owner.Kind);
    }

    [Fact]
    public void Without_an_assistant_people_answer()
    {
        var talk = new Talk { Responder = null };
        talk.Says("a", "Hello?");
        Assert.Equal((OwnerKind.Nobody, null), (talk.State.Owner.Kind, talk.State.Turn));
        Assert.Equal("no_assistant", talk.Return()!.Code);
    }

    [Fact]
    public void An_assistant_that_was_removed_gives_its_conversations_to_people()
    {
        var talk = new Talk(quiet: TimeSpan.FromSeconds(2)).Says("a", "Hello?");
        talk.Responder = null;
        talk.Tick(2);
        Assert.Equal((OwnerKind.Nobody, null), (talk.State.Owner.Kind, talk.State.Turn));
    }
}
