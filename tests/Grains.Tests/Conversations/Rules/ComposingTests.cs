using Chatbotics.Grains.Abstractions.Channels;
using Chatbotics.Grains.Abstractions.Conversations;
using Chatbotics.Grains.Conversations.Entries;
using Chatbotics.Grains.Conversations.Rules;

namespace Chatbotics.Grains.Tests.Conversations.Rules;

public sealed class ComposingTests
{
    private static readonly Author Jonas = new(AuthorKind.Person, "jonas", "Jonas");

    [Fact]
    public void A_note_is_written_once_changes_no_holder_and_goes_to_no_customer()
    {
        var talk = new Talk().Says("a", "Hello?");
        var owner = talk.State.Owner;
        Assert.Null(Note(talk, "n1", "@Jonas have a look", new Mention("jonas", "Jonas")));
        Assert.Equal(owner, talk.State.Owner);
        Assert.DoesNotContain(talk.State.Messages, message => message.Content?.Text?.Contains("have a look", StringComparison.Ordinal) == true);
        var note = talk.Thread().Single(item => item.Kind == ThreadItemKind.Note);
        Assert.Equal(("@Jonas have a look", "mira", "n.n1", "jonas"), (note.Content!.Text, note.Author.Id, note.MessageKey, note.Mentions.Single().Id));
    }

    [Fact]
    public void Who_is_named_is_told_until_they_have_opened_the_conversation()
    {
        var talk = new Talk().Says("a", "Hello?");
        Note(talk, "n1", "@Jonas @Mira", new Mention("jonas", "Jonas"), new Mention("mira", "Mira"));
        Assert.Equal("jonas", Assert.Single(talk.State.Mentioned));
        talk.MarkRead();
        Assert.Equal("jonas", Assert.Single(talk.State.Mentioned));
        talk.Try(decision =>
        {
            Commands.MarkRead(decision, Jonas);
            return null;
        });
        Assert.Empty(talk.State.Mentioned);
    }

    [Fact]
    public void Only_its_writer_removes_a_note()
    {
        var talk = new Talk().Says("a", "Hello?");
        Note(talk, "n1", "Nobody should read this");
        var note = talk.Journal.Select(pair => pair.Entry).OfType<NoteAdded>().Single();
        Assert.Equal("not_yours", talk.Try(decision => Notes.Remove(decision, note, Jonas))?.Code);
        Assert.Equal("no_note", talk.Try(decision => Notes.Remove(decision, null, Talk.Mira))?.Code);
    }

    [Fact]
    public void A_scheduled_message_waits_for_its_time_and_leaves_once()
    {
        var talk = new Talk { Responder = null }.Says("a", "Hello?");
        Assert.Null(Schedule(talk, "s1", "Good morning.", 3_600));
        Assert.DoesNotContain("Good morning.", talk.Texts());
        Assert.Equal(Talk.Start.AddSeconds(3_600).ToUnixTimeMilliseconds(), WakeTime.OfLater(talk.State));
        talk.Tick(3_599);
        Assert.DoesNotContain("Good morning.", talk.Texts());
        talk.Tick(2).Accepted("out.1");
        Assert.Single(talk.Texts(), "Good morning.");
        Assert.Empty(talk.State.Scheduled);
        talk.Tick(10);
        Assert.Single(talk.Texts(), "Good morning.");
    }

    [Fact]
    public void A_scheduled_message_can_be_taken_back_until_it_leaves()
    {
        var talk = new Talk { Responder = null }.Says("a", "Hello?");
        Schedule(talk, "s1", "Good morning.", 3_600);
        Assert.Null(talk.Try(decision => decision.State.Scheduled.IsEmpty ? null : Scheduling.Cancel(decision, "c.s1", Talk.Mira)));
        Assert.Empty(talk.State.Scheduled);
        talk.Tick(4_000);
        Assert.DoesNotContain("Good morning.", talk.Texts());
    }

    [Fact]
    public void Nothing_is_scheduled_for_when_the_window_will_have_closed()
    {
        var talk = new Talk { Responder = null }.Says("a", "Hello?");
        Assert.Equal("outside_window", Schedule(talk, "s1", "Too late.", 25 * 3_600)?.Code);
        Assert.Equal("in_the_past", Schedule(talk, "s2", "Too early.", -1)?.Code);
    }

    [Fact]
    public void A_held_message_is_not_tried_before_its_time_and_can_be_taken_back()
    {
        var talk = new Talk { Responder = null }.Says("a", "Hello?");
        Hold(talk, "h1", "Oops");
        Assert.Equal(DeliveryState.Queued, talk.LastMessage.Delivery);
        Assert.NotNull(talk.Thread().Last().HeldUntil);
        Assert.Null(talk.Try(decision => Scheduling.Cancel(decision, "c.h1", Talk.Mira)));
        Assert.Equal(DeliveryState.Cancelled, talk.LastMessage.Delivery);

        Hold(talk, "h2", "Meant");
        talk.Tick(7).Accepted("out.1");
        Assert.Equal("already_left", talk.Try(decision => Scheduling.Cancel(decision, "c.h2", Talk.Mira))?.Code);
    }

    [Fact]
    public void A_customers_file_is_fetched_and_its_platform_address_is_shown_to_nobody()
    {
        var talk = WithPicture();
        var job = Assert.Single(talk.State.Files);
        Assert.Equal(FileStage.Waiting, Picture(talk).Files.Single().Stage);
        Assert.Null(Picture(talk).Content!.Attachments.Single().Url);
        talk.Try(decision =>
        {
            Files.Complete(decision, job, new Attachment { Kind = "image", StoredAs = "f1", MimeType = "image/png", Size = 7 });
            return null;
        });
        Assert.Empty(talk.State.Files);
        Assert.Equal((FileStage.Stored, "f1"), (Picture(talk).Files.Single().Stage, Picture(talk).Content!.Attachments.Single().StoredAs));
    }

    [Fact]
    public void A_fetch_that_fails_is_tried_again_later_and_in_the_end_given_up()
    {
        var talk = WithPicture();
        var job = talk.State.Files.Single();
        talk.HasBudget = false;
        var decision = new SendError { Kind = SendErrorKind.Temporary, Text = "Not now." };
        talk.Try(one => FailOnce(one, decision, 0));
        Assert.Equal(1, talk.State.Files.Single().Tries);
        Assert.True(talk.State.Files.Single().NextAt > talk.Now.ToUnixTimeMilliseconds());
        talk.Try(one => FailOnce(one, new SendError { Kind = SendErrorKind.MediaRejected, Text = "Gone." }, 1));
        Assert.Empty(talk.State.Files);
        Assert.Equal(new FileState(FileStage.Failed, "Gone."), Picture(talk).Files.Single());

        CommandRefusal? FailOnce(Decision one, SendError error, int tries)
        {
            if (one.State.Files is [{ } open] && open.Tries == tries)
            {
                Files.Fail(one, job, error);
            }

            return null;
        }
    }

    [Fact]
    public void What_the_customer_takes_back_is_not_fetched_and_its_copies_go()
    {
        var talk = WithPicture();
        talk.Accept(Events.Unsend(talk.Key, "p1", talk.Now));
        Assert.Equal("p1", Assert.Single(talk.State.Files).Erases);
    }

    private static ThreadItem Picture(Talk talk) => talk.Thread().First(item => item.MessageId == "p1");

    private static Talk WithPicture()
    {
        var talk = new Talk { Responder = null };
        talk.Accept(Events.Message(talk.Key, "p1", "", talk.Now) with
        {
            Content = new MessageContent { Kind = "image", Attachments = [new Attachment { Kind = "image", MediaId = "7", Url = "https://lookaside.example/secret" }] },
        });
        return talk;
    }

    private static CommandRefusal? Note(Talk talk, string id, string text, params Mention[] mentions) =>
        talk.Try(decision => Notes.Add(decision, new NoteCommand { ClientId = id, Person = Talk.Mira, Text = text, Mentions = [.. mentions] }));

    private static CommandRefusal? Schedule(Talk talk, string id, string text, double seconds)
    {
        var at = talk.Now.AddSeconds(seconds);
        return talk.Try(decision => Commands.Reply(decision, new ReplyCommand { ClientId = id, Person = Talk.Mira, Content = MessageContent.FromText(text), SendAt = at }));
    }

    private static void Hold(Talk talk, string id, string text) => talk.Try(decision => Commands.Reply(
        decision,
        new ReplyCommand { ClientId = id, Person = Talk.Mira, Content = MessageContent.FromText(text), HoldFor = TimeSpan.FromSeconds(6) }));
}
