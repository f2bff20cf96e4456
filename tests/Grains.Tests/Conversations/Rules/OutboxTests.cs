using Chatbotics.Grains.Abstractions.Channels;
using Chatbotics.Grains.Abstractions.Conversations;
using Chatbotics.Grains.Channels.Ports;
using Chatbotics.Grains.Conversations.Entries;
using Chatbotics.Grains.Conversations.Rules;

namespace Chatbotics.Grains.Tests.Conversations.Rules;

public sealed class OutboxTests
{
    [Fact]
    public void Messages_go_out_one_by_one_in_the_order_they_were_written()
    {
        var talk = new Talk().Says("a", "Hello?").Answers("One.", "Two.");
        Assert.Equal("One.", talk.Attempt.Content!.Text);
        talk.Reply("c1", "Three.");
        Assert.Equal("One.", talk.Attempt.Content!.Text);
        talk.Accepted("out.1");
        Assert.Equal("Three.", talk.Attempt.Content!.Text);
        talk.Accepted("out.3");
        Assert.Equal(
            [DeliveryState.Accepted, DeliveryState.Cancelled, DeliveryState.Accepted],
            talk.Thread().Where(item => item.Delivery is not null).Select(item => item.Delivery!.Value));
    }

    [Fact]
    public void A_passing_failure_is_tried_again_later_and_nothing_overtakes_it()
    {
        var talk = new Talk().Says("a", "Hello?").Answers("One.", "Two.");
        talk.Fails(SendErrorKind.Temporary);
        Assert.DoesNotContain(talk.State.Messages, message => message.Delivery == DeliveryState.Attempting);
        Assert.Equal("It failed: Temporary.", talk.Thread().First(item => item.Delivery is not null).Error!.Text);
        talk.Tick(2.1);
        Assert.Equal("One.", talk.Attempt.Content!.Text);
        talk.Accepted("out.1");
        Assert.Equal("Two.", talk.Attempt.Content!.Text);
    }

    [Fact]
    public void The_wait_grows_and_is_as_long_as_the_platform_asks()
    {
        var talk = new Talk().Says("a", "Hello?").Answers("One.");
        var waits = new List<double>();
        for (var i = 0; i < 6; i++)
        {
            talk.Fails(SendErrorKind.Throttled);
            waits.Add((talk.LastMessage.Sending!.NextAt - talk.Now.ToUnixTimeMilliseconds()) / 1000.0);
            talk.Tick(waits[^1]);
        }

        Assert.All(waits.Select((wait, i) => (wait, full: 2 * Math.Pow(2, i))), pair => Assert.InRange(pair.wait, pair.full / 2, pair.full));
        talk.Fails(SendErrorKind.Throttled, TimeSpan.FromMinutes(30));
        Assert.Equal(talk.Now.AddMinutes(30).ToUnixTimeMilliseconds(), talk.LastMessage.Sending!.NextAt);
    }

    [Fact]
    public void Retries_end_and_people_are_told()
    {
        var talk = new Talk().Says("a", "Hello?").Answers("One.");
        talk.Options.SendTries = 3;
        for (var i = 0; i < 3; i++)
        {
            talk.Fails(SendErrorKind.Temporary).Tick(600);
        }

        Assert.Equal((DeliveryState.Failed, 3), (talk.LastMessage.Delivery, talk.LastMessage.Sending!.Attempts));
        Assert.Equal(OwnerKind.Nobody, talk.State.Owner.Kind);
    }

    [Theory]
    [InlineData(SendErrorKind.InvalidRequest, true)]
    [InlineData(SendErrorKind.OutsideWindow, true)]
    [InlineData(SendErrorKind.MediaRejected, true)]
    [InlineData(SendErrorKind.RecipientUnavailable, false)]
    public void A_lasting_failure_is_not_tried_again(SendErrorKind kind, bool goesToPeople)
    {
        var talk = new Talk().Says("a", "Hello?").Answers("One.").Fails(kind);
        Assert.Equal(DeliveryState.Failed, talk.LastMessage.Delivery);
        Assert.Equal(goesToPeople ? OwnerKind.Nobody : OwnerKind.Assistant, talk.State.Owner.Kind);
        Assert.Equal(0, WakeTime.Durable(talk.State));
    }

    [Fact]
    public void A_paused_connection_keeps_messages_and_tells_why_once()
    {
        var talk = new Talk().Says("a", "Hello?").Answers("One.", "Two.");
        talk.HasBudget = false;
        talk.Fails(SendErrorKind.TokenInvalid);
        Assert.Equal([EntryKind.SendHeld], talk.Latest.Select(entry => entry.Kind));
        var first = talk.State.Messages.First(message => message.IsOurs);
        Assert.Equal((DeliveryState.Queued, SendErrorKind.TokenInvalid), (first.Delivery, first.Sending!.Error!.Kind));
        talk.After(10).Hold(first.Sending.Error, TimeSpan.FromMinutes(1));
        Assert.Empty(talk.Latest);

        talk.HasBudget = true;
        talk.Tick(3 * 3600);
        Assert.Equal("One.", talk.Attempt.Content!.Text);
        talk.Fails(SendErrorKind.Temporary);
        Assert.Equal(DeliveryState.Queued, talk.State.Find(first.Position)!.Delivery);
    }

    [Fact]
    public void A_lost_answer_makes_the_message_unknown_and_nothing_sends_it_again()
    {
        var talk = new Talk().Says("a", "Hello?").Answers("One.").Lost();
        Assert.Equal(DeliveryState.Unknown, talk.LastMessage.Delivery);
        talk.Tick(86_000);
        Assert.Equal(DeliveryState.Unknown, talk.LastMessage.Delivery);
        Assert.Equal(0, WakeTime.Durable(talk.State));
    }

    [Fact]
    public void An_attempt_that_a_crash_interrupted_is_unknown()
    {
        var talk = new Talk().Says("a", "Hello?").Answers("One.").Crash();
        Assert.Equal([EntryKind.AttemptLost], talk.Latest.Select(entry => entry.Kind));
        Assert.Equal(DeliveryState.Unknown, talk.LastMessage.Delivery);
    }

    [Fact]
    public void What_was_queued_at_a_crash_is_sent()
    {
        var talk = new Talk { HasBudget = false };
        talk.Says("a", "Hello?").Answers("One.");
        Assert.NotEqual(0, WakeTime.Durable(talk.State));
        talk.HasBudget = true;
        talk.Crash();
        Assert.Equal("One.", talk.Attempt.Content!.Text);
    }

    [Fact]
    public void What_is_behind_an_unknown_message_waits_for_it_a_little()
    {
        var talk = new Talk().Says("a", "Hello?").Answers("One.", "Two.").Lost();
        Assert.DoesNotContain(talk.State.Messages, message => message.Delivery == DeliveryState.Attempting);
        talk.Tick(19);
        Assert.DoesNotContain(talk.State.Messages, message => message.Delivery == DeliveryState.Attempting);
        talk.Tick(1);
        Assert.Equal("Two.", talk.Attempt.Content!.Text);
    }

    [Fact]
    public void An_attempt_without_an_answer_is_given_up_at_its_deadline()
    {
        var talk = new Talk().Says("a", "Hello?").Answers("One.");
        var attempt = talk.Attempt;
        talk.Tick(119);
        Assert.Equal(DeliveryState.Attempting, talk.LastMessage.Delivery);
        talk.Tick(1);
        Assert.Equal(DeliveryState.Unknown, talk.LastMessage.Delivery);
        talk.Sent(attempt.Position, attempt.Sending!.Tracker!, SendOutcome.Accepted("out.1"));
        Assert.Equal(DeliveryState.Accepted, talk.LastMessage.Delivery);
    }

    [Fact]
    public void A_receipt_with_our_handle_settles_an_unknown_message()
    {
        var talk = new Talk().Says("a", "Hello?").Answers("One.");
        var tracker = talk.Attempt.Sending!.Tracker;
        talk.Lost().After(5).Accept(Events.Receipt(talk.Key, ReceiptStatus.Delivered, "wamid.1", talk.Now, tracker));
        Assert.Equal([EntryKind.SendReconciled, EntryKind.ReceiptIn], talk.Latest.Select(entry => entry.Kind));
        Assert.Equal((DeliveryState.Delivered, true), (talk.LastMessage.Delivery, talk.LastMessage.MessageId.Is("wamid.1")));
    }

    [Fact]
    public void A_receipt_that_overtakes_the_answer_is_enough_and_the_answer_adds_nothing()
    {
        var talk = new Talk().Says("a", "Hello?").Answers("One.");
        var (position, tracker) = (talk.Attempt.Position, talk.Attempt.Sending!.Tracker!);
        talk.Accept(Events.Receipt(talk.Key, ReceiptStatus.Sent, "wamid.1", talk.Now, tracker));
        Assert.Equal(DeliveryState.Sent, talk.LastMessage.Delivery);
        talk.Sent(position, tracker, SendOutcome.Accepted("wamid.1"));
        Assert.Empty(talk.Latest);
    }

    [Fact]
    public void A_receipt_without_a_handle_waits_for_the_answer()
    {
        var talk = new Talk(ChannelPlatform.Instagram).Says("a", "Hello?").Answers("One.");
        talk.Accept(Events.Receipt(talk.Key, ReceiptStatus.Read, "mid.1", talk.Now));
        Assert.Equal(DeliveryState.Attempting, talk.LastMessage.Delivery);
        talk.Accepted("mid.1");
        Assert.Equal(DeliveryState.Read, talk.LastMessage.Delivery);
        Assert.Equal(DeliveryState.Read, talk.Thread().Last().Delivery);
    }

    [Fact]
    public void An_echo_with_our_handle_settles_an_unknown_message()
    {
        var talk = new Talk(ChannelPlatform.Messenger).Says("a", "Hello?").Answers("One.");
        var tracker = talk.Attempt.Sending!.Tracker;
        talk.Lost().Accept(Events.Echo(talk.Key, "mid.1", "One.", talk.Now, tracker, "1234"));
        Assert.Equal((DeliveryState.Accepted, OwnerKind.Assistant), (talk.LastMessage.Delivery, talk.State.Owner.Kind));
        Assert.Single(talk.Texts(), "One.");
    }

    [Fact]
    public void On_Instagram_an_echo_settles_by_its_content_and_time()
    {
        var talk = new Talk(ChannelPlatform.Instagram).Says("a", "Hello?").Answers("One.").Lost();
        talk.After(5).Accept(Events.Echo(talk.Key, "mid.1", " One.\r\n".Trim(), talk.Now.AddSeconds(-4)));
        Assert.Equal((DeliveryState.Accepted, OwnerKind.Assistant), (talk.LastMessage.Delivery, talk.State.Owner.Kind));
        Assert.Equal(Evidence.Content, talk.Latest.OfType<SendReconciled>().Single().By);
    }

    [Theory]
    [InlineData("Another text.", 0)]
    [InlineData("One.", -3600)]
    public void An_echo_that_fits_no_open_send_is_a_persons(string text, double seconds)
    {
        var talk = new Talk(ChannelPlatform.Instagram).Says("a", "Hello?").Answers("One.").Lost();
        talk.Accept(Events.Echo(talk.Key, "mid.1", text, talk.Now.AddSeconds(seconds)));
        Assert.Equal(OwnerKind.Person, talk.State.Owner.Kind);
        Assert.Equal(DeliveryState.Unknown, talk.State.Messages.Single(message => message.IsOurs).Delivery);
    }

    [Fact]
    public void An_echo_that_fits_two_open_sends_settles_neither()
    {
        var talk = new Talk(ChannelPlatform.Instagram).Says("a", "Hello?").Answers("Yes.", "Yes.").Lost();
        talk.Tick(20);
        talk.Lost().Accept(Events.Echo(talk.Key, "mid.1", "Yes.", talk.Now));
        Assert.Equal(2, talk.State.Messages.Count(message => message.Delivery == DeliveryState.Unknown));
    }

    [Fact]
    public void A_person_may_send_an_unknown_message_again_only_after_its_deadline()
    {
        var talk = new Talk().Says("a", "Hello?").Answers("One.").Lost();
        var key = talk.LastMessage.Key;
        Assert.Equal("may_have_arrived", talk.Retry(key)!.Code);
        talk.After(601);
        Assert.Null(talk.Retry(key));
        Assert.Equal("One.", talk.Attempt.Content!.Text);
        Assert.Null(talk.Retry(key));
        Assert.Equal(2, talk.Accepted("out.2").Thread().Last().Attempts);
        Assert.Equal("not_failed", talk.Retry(key)!.Code);
    }

    [Fact]
    public void News_of_an_earlier_attempt_stops_one_that_was_only_queued_again()
    {
        var talk = new Talk().Says("a", "Hello?").Answers("One.");
        var tracker = talk.Attempt.Sending!.Tracker;
        talk.Lost().After(601);
        talk.HasBudget = false;
        talk.Retry(talk.LastMessage.Key);
        talk.Accept(Events.Receipt(talk.Key, ReceiptStatus.Delivered, "wamid.1", talk.Now, tracker));
        talk.HasBudget = true;
        talk.Tick();
        Assert.Equal(DeliveryState.Delivered, talk.LastMessage.Delivery);
        Assert.Single(talk.Journal, pair => pair.Entry is AttemptStarted);
    }

    [Fact]
    public void A_failed_message_is_sent_again_behind_what_waits()
    {
        var talk = new Talk().Says("a", "Hello?").Answers("One.").Fails(SendErrorKind.InvalidRequest);
        var key = talk.LastMessage.Key;
        talk.Reply("c1", "Two.");
        talk.Retry(key);
        Assert.Equal("Two.", talk.Attempt.Content!.Text);
        talk.Accepted("out.2");
        Assert.Equal("One.", talk.Attempt.Content!.Text);
        talk.Fails(SendErrorKind.Temporary);
        Assert.Equal(DeliveryState.Queued, talk.State.Messages.Single(message => message.Key == key).Delivery);
    }

    [Fact]
    public void Not_now_means_a_day()
    {
        var talk = new Talk(ChannelPlatform.Messenger).Says("a", "Hello?").Answers("One.").Fails(SendErrorKind.NotNow);
        var key = talk.LastMessage.Key;
        Assert.Equal("not_yet", talk.Retry(key)!.Code);
        talk.Says("b", "Still here?").After(86_399);
        Assert.Equal("not_yet", talk.Retry(key)!.Code);
        talk.Says("c", "Hello?").After(2);
        Assert.Null(talk.Retry(key));
    }

    [Fact]
    public void No_status_goes_backwards()
    {
        var order = new[] { ReceiptStatus.Read, ReceiptStatus.Sent, ReceiptStatus.Delivered };
        var talk = new Talk().Says("a", "Hello?").Answers("One.").Accepted("out.1");
        foreach (var status in order)
        {
            talk.Accept(Events.Receipt(talk.Key, status, "out.1", talk.Now));
            Assert.Equal(DeliveryState.Read, talk.LastMessage.Delivery);
        }

        Assert.Equal(DeliveryState.Read, talk.Thread().Last().Delivery);
    }

    [Fact]
    public void A_failure_that_the_platform_tells_later_is_shown_and_goes_to_people()
    {
        var talk = new Talk().Says("a", "Hello?").Answers("One.").Accepted("out.1");
        talk.Accept(Events.Receipt(talk.Key, ReceiptStatus.Sent, "out.1", talk.Now));
        talk.Accept(Events.Receipt(talk.Key, ReceiptStatus.Failed, "out.1", talk.Now, error: new SendError { Kind = SendErrorKind.OutsideWindow, Code = 131047, Text = "The window is closed." }));
        var item = talk.Thread().Single(item => item.Delivery is not null);
        Assert.Equal((DeliveryState.Failed, 131047), (item.Delivery, item.Error!.Code));
        Assert.Equal(OwnerKind.Nobody, talk.State.Owner.Kind);
        talk.Accept(Events.Receipt(talk.Key, ReceiptStatus.Delivered, "out.1", talk.Now));
        Assert.Equal(DeliveryState.Delivered, talk.Thread().Single(item => item.Delivery is not null).Delivery);
    }

    [Fact]
    public void A_watermark_covers_what_was_sent_before_it()
    {
        var talk = new Talk(ChannelPlatform.Messenger).Says("a", "Hello?").Answers("One.", "Two.").Accepted("mid.1");
        talk.After(10).Accepted("mid.2");
        var between = talk.Now.AddSeconds(-5);
        talk.Reply("c1", "Three.");
        talk.After(1).Accepted("mid.3");
        talk.Accept(Events.Watermark(talk.Key, ReceiptStatus.Delivered, between.AddSeconds(5)));
        talk.Accept(Events.Watermark(talk.Key, ReceiptStatus.Read, between));
        Assert.Equal(
            [DeliveryState.Read, DeliveryState.Read, DeliveryState.Delivered],
            talk.Thread().Where(item => item.Delivery is not null).Select(item => item.Delivery!.Value));
    }

    [Fact]
    public void What_waits_to_be_sent_is_bounded()
    {
        var talk = new Talk { HasBudget = false, Responder = null };
        talk.Options.MaxQueued = 3;
        talk.Says("a", "Hello?");
        for (var i = 0; i < 3; i++)
        {
            Assert.Null(talk.Reply($"c{i}", $"{i}"));
        }

        Assert.Equal("outbox_full", talk.Reply("c3", "3")!.Code);
    }
}
