using Chatbotics.Grains.Abstractions.Assistants;
using Chatbotics.Grains.Abstractions.Conversations;
using Chatbotics.Grains.Conversations.Rules;

namespace Chatbotics.Grains.Tests.Conversations.Rules;

public sealed class OrganisingTests
{
    private static readonly Assignee Jonas = new("jonas", "Jonas");

    [Fact]
    public void Assigned_to_a_person_it_is_theirs_and_the_assistants_answer_is_void()
    {
        var talk = new Talk().Says("a", "Hello?");
        var (turn, epoch) = (talk.TurnId, talk.State.Epoch);
        Assert.Null(talk.Organise(AssignCommand.To(Jonas, Talk.Mira)));
        Assert.Equal((OwnerKind.Person, "jonas", epoch + 1), (talk.State.Owner.Kind, talk.State.Owner.Id, talk.State.Epoch));
        Assert.Equal(Jonas, talk.State.Assignee);
        talk.Complete(new TurnResult { TurnId = turn, Epoch = epoch, Outcome = TurnOutcome.Replied, Replies = [Abstractions.Channels.MessageContent.FromText("Too late.")] });
        Assert.DoesNotContain("Too late.", talk.Texts());
        var line = talk.Thread().Single(item => item.Activity == "assigned");
        Assert.Equal(("mira", "jonas"), (line.Author.Id, line.Owner!.Id));
        Assert.DoesNotContain(talk.Thread(), item => item.Activity == "owner_changed");
    }

    [Fact]
    public void Who_had_it_is_responsible_again_when_the_assistant_hands_over()
    {
        var talk = new Talk().Says("a", "Hello?");
        talk.TakeOver();
        talk.Return();
        Assert.Equal(("mira", OwnerKind.Assistant), (talk.State.Assignee!.Id, talk.State.Owner.Kind));
        talk.HandsOver("Asked for.", "Mira will answer.").Accepted("out.1");
        Assert.Equal((OwnerKind.Nobody, "mira"), (talk.State.Owner.Kind, talk.State.Assignee!.Id));
        Assert.False(Organising.IsWaiting(talk.State));
        Assert.Contains("Mira will answer.", talk.Texts());
    }

    [Fact]
    public void Without_an_assistant_a_customer_who_comes_back_is_the_same_persons()
    {
        var talk = new Talk { Responder = null };
        talk.Says("a", "Hello?").Organise(AssignCommand.To(Jonas, Talk.Mira));
        talk.Set(ConversationStatus.Resolved);
        talk.After(86_400).Says("b", "Me again.");
        Assert.Equal((2L, OwnerKind.Nobody, "jonas"), (talk.State.Number, talk.State.Owner.Kind, talk.State.Assignee!.Id));
    }

    [Fact]
    public void Taken_from_everybody_it_waits_for_a_person()
    {
        var talk = new Talk { Responder = null };
        talk.Says("a", "Hello?").TakeOver();
        Assert.False(Organising.IsWaiting(talk.State));
        talk.Organise(AssignCommand.ToNobody(Talk.Mira));
        Assert.Null(talk.State.Assignee);
        Assert.True(Organising.IsWaiting(talk.State));
        Assert.Equal("unassigned", talk.Thread().Last().Activity);
    }

    [Fact]
    public void A_rule_gives_only_what_waits_and_says_why()
    {
        var talk = new Talk { Responder = null };
        talk.Says("a", "Hello?");
        var rule = AssignCommand.To(Jonas, Author.System) with { OnlyIfWaiting = true, Reason = "Round robin chose Jonas." };
        talk.TakeOver();
        Assert.Equal("already_assigned", talk.Organise(rule)!.Code);
        talk.Organise(AssignCommand.ToNobody(Talk.Mira));
        // Given again it would be refused, which is no change either, but not what this kit asks of a command.
        Assert.Null(talk.Organise(rule with { OnlyIfWaiting = false }));
        Assert.Equal("Round robin chose Jonas.", talk.Thread().Last().Detail);
    }

    [Fact]
    public void A_team_changes_nobodys_hold()
    {
        var talk = new Talk().Says("a", "Hello?");
        var epoch = talk.State.Epoch;
        talk.Organise(AssignCommand.ToTeam(new TeamReference("t1", "Billing"), Talk.Mira));
        Assert.Equal(("t1", epoch, OwnerKind.Assistant), (talk.State.Team!.Id, talk.State.Epoch, talk.State.Owner.Kind));
        talk.Organise(AssignCommand.ToTeam(null, Talk.Mira));
        Assert.Null(talk.State.Team);
        Assert.Equal(["team_assigned", "team_removed"], talk.Thread().TakeLast(2).Select(item => item.Activity!));
    }

    [Fact]
    public void A_snooze_ends_at_its_time()
    {
        var talk = new Talk { Responder = null };
        talk.Says("a", "Hello?").Organise(AssignCommand.To(Jonas, Talk.Mira));
        talk.Organise(new StatusCommand { Status = ConversationStatus.Snoozed, Until = talk.Now.AddHours(3), By = Talk.Mira });
        Assert.Equal(talk.Now.AddHours(3).ToUnixTimeMilliseconds(), WakeTime.Durable(talk.State));
        talk.Tick(3 * 3600 - 1);
        Assert.Equal(ConversationStatus.Snoozed, talk.State.Status);
        talk.Tick(1);
        Assert.Equal((ConversationStatus.Open, "jonas", 0L), (talk.State.Status, talk.State.Owner.Id, talk.State.SnoozedUntil));
        Assert.Equal("snooze_ended", talk.Thread().Last().Activity);
        Assert.Equal(0, WakeTime.Durable(talk.State));
    }

    [Theory]
    [InlineData(ConversationStatus.Snoozed)]
    [InlineData(ConversationStatus.Pending)]
    public void The_customers_message_opens_what_was_set_aside_for_whoever_had_it(ConversationStatus status)
    {
        var talk = new Talk { Responder = null };
        talk.Says("a", "Hello?").Organise(AssignCommand.To(Jonas, Talk.Mira));
        talk.Organise(new StatusCommand { Status = status, By = Talk.Mira });
        talk.After(60).Says("b", "Any news?");
        Assert.Equal((1L, ConversationStatus.Open, "jonas"), (talk.State.Number, talk.State.Status, talk.State.Owner.Id));
        Assert.Equal(AuthorKind.Customer, talk.Thread().Single(item => item.Activity == "reopened").Author.Kind);
    }

    [Fact]
    public void A_snooze_needs_a_time_that_is_to_come()
    {
        var talk = new Talk { Responder = null };
        talk.Says("a", "Hello?");
        Assert.Equal("bad_snooze_time", talk.Organise(new StatusCommand { Status = ConversationStatus.Snoozed, Until = talk.Now, By = Talk.Mira })!.Code);
        Assert.Equal("bad_snooze_time", talk.Organise(new StatusCommand { Status = ConversationStatus.Snoozed, Until = talk.Now.AddYears(2), By = Talk.Mira })!.Code);
    }

    [Fact]
    public void Undoing_a_resolve_leaves_the_holder()
    {
        var talk = new Talk { Responder = null };
        talk.Says("a", "Hello?").Organise(AssignCommand.To(Jonas, Talk.Mira));
        talk.Set(ConversationStatus.Resolved);
        talk.Organise(new StatusCommand { Status = ConversationStatus.Open, By = Talk.Mira, KeepHolder = true });
        Assert.Equal((ConversationStatus.Open, "jonas"), (talk.State.Status, talk.State.Owner.Id));
    }

    [Fact]
    public void Labels_are_put_on_once_and_taken_off()
    {
        var talk = new Talk { Responder = null };
        talk.Says("a", "Hello?");
        talk.Organise(new LabelCommand { By = Talk.Mira, Add = [new("l1", "Refund"), new("l2", "VIP"), new("l1", "Refund")] });
        Assert.Equal(["l1", "l2"], talk.State.Labels.ToArray());
        talk.Organise(new LabelCommand { By = Talk.Mira, Add = [new("l3", "New")], Remove = [new("l1", "Refund")] });
        Assert.Equal(["l2", "l3"], talk.State.Labels.ToArray());
        Assert.Equal(["Refund, VIP", "Refund", "New"], talk.Thread().Where(item => item.Activity is "labels_added" or "labels_removed").Select(item => item.Detail!));
        var many = Enumerable.Range(0, LabelCommand.MaxLabels).Select(i => new LabelReference($"m{i}", $"M{i}"));
        Assert.Equal("too_many_labels", talk.Organise(new LabelCommand { By = Talk.Mira, Add = [.. many] })!.Code);
    }

    [Fact]
    public void The_priority_gives_a_line()
    {
        var talk = new Talk { Responder = null };
        talk.Says("a", "Hello?").Organise(ConversationPriority.High);
        Assert.Equal((ConversationPriority.High, "high"), (talk.State.Priority, talk.Thread().Last().Detail));
        Assert.Equal("unsupported_priority", talk.Organise((ConversationPriority)9)!.Code);
    }

    [Fact]
    public void A_customer_organises_nothing() => Assert.Equal(
        "not_of_the_team",
        new Talk().Says("a", "Hello?").Organise(AssignCommand.To(Jonas, Author.Customer))!.Code);
}
