using Chatbotics.Grains.Abstractions.Assistants;
using Chatbotics.Grains.Abstractions.Channels;
using Chatbotics.Grains.Abstractions.Conversations;
using Chatbotics.Grains.Conversations.Model;
using Chatbotics.Grains.Conversations.Rules;

namespace Chatbotics.Grains.Tests.Conversations.Rules;

/// <summary>What an agent writes later, and what makes it pointless.</summary>
public sealed class FollowUpTests
{
    [Fact]
    public void It_is_written_when_the_customer_stays_silent_once_and_in_the_agents_name()
    {
        var talk = Promised();
        var waiting = Assert.Single(talk.State.Scheduled);
        Assert.Equal((AuthorKind.Assistant, true, talk.Now.AddHours(2).ToUnixTimeMilliseconds()), (waiting.By.Kind, waiting.UnlessAnswered, waiting.SendAt));
        talk.Tick(7_199);
        Assert.DoesNotContain("Did it arrive?", talk.Texts());
        talk.Crash().Tick(2).Accepted("out.2");
        Assert.Single(talk.Texts(), "Did it arrive?");
        Assert.Equal((OwnerKind.Assistant, AuthorKind.Assistant), (talk.State.Owner.Kind, talk.LastMessage.Author.Kind));
        talk.Tick(10);
        Assert.Single(talk.Texts(), "Did it arrive?");
    }

    [Fact]
    public void The_same_turns_result_schedules_it_once()
    {
        var talk = new Talk().Says("a", "Where is my parcel?");
        var result = Result(talk, "Did it arrive?");
        talk.Complete(result);
        talk.Complete(result);
        Assert.Single(talk.State.Scheduled);
    }

    [Fact]
    public void It_goes_when_the_customer_writes_unless_the_agent_wished_otherwise()
    {
        Assert.Empty(Promised().After(60).Says("b", "It is here.").State.Scheduled);
        Assert.Single(Promised(evenIfAnswered: true).After(60).Says("b", "It is here.").State.Scheduled);
    }

    [Fact]
    public void It_goes_when_a_person_takes_over_and_when_the_conversation_is_resolved()
    {
        var taken = Promised(evenIfAnswered: true);
        taken.TakeOver();
        Assert.Empty(taken.State.Scheduled);
        var resolved = Promised(evenIfAnswered: true);
        resolved.Set(ConversationStatus.Resolved);
        Assert.Empty(resolved.State.Scheduled);
        var handedOver = Promised(evenIfAnswered: true).After(60).Says("b", "I want a person").HandsOver("Asked for.", "A colleague answers.");
        Assert.Empty(handedOver.State.Scheduled);
    }

    [Fact]
    public void What_people_scheduled_stays_when_the_customer_writes()
    {
        var talk = new Talk { Responder = null }.Says("a", "Hello?");
        talk.Try(decision => Commands.Reply(decision, new ReplyCommand { ClientId = "s1", Person = Talk.Mira, Content = MessageContent.FromText("Good morning."), SendAt = Talk.Start.AddHours(3) }));
        Assert.Single(talk.After(60).Says("b", "Hello!").State.Scheduled);
    }

    [Fact]
    public void A_newer_one_takes_its_place_and_none_is_promised_for_when_the_window_is_closed()
    {
        var talk = Promised(evenIfAnswered: true).After(60).Says("b", "Not yet.");
        talk.Complete(Result(talk, "And now?"));
        Assert.Equal("And now?", Assert.Single(talk.State.Scheduled).Content.Text);
        Assert.Empty(Promised(hours: 25).State.Scheduled);
        var handsOver = new Talk().Says("a", "Hello?");
        handsOver.Complete(Result(handsOver, "Later.") with { Outcome = TurnOutcome.HandedOver, Reason = "It is due to people." });
        Assert.Empty(handsOver.State.Scheduled);
    }

    [Fact]
    public void A_person_takes_it_back_like_any_message_for_later()
    {
        var talk = Promised();
        var own = Message.KeyOf(0, talk.State.Scheduled.Single().ClientId);
        Assert.Null(talk.Try(decision => decision.State.Scheduled.IsEmpty ? null : Scheduling.Cancel(decision, own, Talk.Mira)));
        Assert.Empty(talk.State.Scheduled);
    }

    [Fact]
    public void Labels_carry_the_catalogues_id_and_one_without_is_left_out()
    {
        var talk = new Talk().Says("a", "I want to buy.");
        talk.Complete(Result(talk, null) with
        {
            Effects = [new TurnEffect(TurnEffectKind.Label, "Lead", "l-7"), new TurnEffect(TurnEffectKind.Label, "Made up")],
        });
        Assert.Equal("l-7", Assert.Single(talk.State.Labels));
    }

    private static Talk Promised(bool evenIfAnswered = false, double hours = 2)
    {
        var talk = new Talk().Says("a", "Where is my parcel?");
        talk.Complete(Result(talk, "Did it arrive?", evenIfAnswered, hours));
        return talk.Accepted("out.1");
    }

    private static TurnResult Result(Talk talk, string? later, bool evenIfAnswered = false, double hours = 2) => new()
    {
        TurnId = talk.TurnId,
        Epoch = talk.State.Turn!.Epoch,
        Outcome = TurnOutcome.Replied,
        Replies = [MessageContent.FromText("It is on its way.")],
        Effects = later is null ? [] : [new TurnEffect(TurnEffectKind.FollowUp, "", later, TimeSpan.FromHours(hours)) { EvenIfAnswered = evenIfAnswered }],
    };
}
