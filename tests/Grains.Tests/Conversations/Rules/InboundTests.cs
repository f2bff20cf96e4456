using Chatbotics.Grains.Abstractions.Channels;
using Chatbotics.Grains.Abstractions.Conversations;
using Chatbotics.Grains.Conversations.Entries;

namespace Chatbotics.Grains.Tests.Conversations.Rules;

public sealed class InboundTests
{
    [Fact]
    public void A_first_message_opens_an_episode_and_starts_a_turn_in_one_append()
    {
        var talk = new Talk().Says("a", "Hello?");
        Assert.Equal(
            [EntryKind.ContactUpdated, EntryKind.EpisodeOpened, EntryKind.MessageIn, EntryKind.TurnStarted],
            talk.Latest.Select(entry => entry.Kind));
        Assert.Equal((1L, ConversationStatus.Open, OwnerKind.Assistant), (talk.State.Number, talk.State.Status, talk.State.Owner.Kind));
        Assert.Equal(1, talk.State.Unread);
    }

    [Fact]
    public void Duplicates_in_one_batch_and_later_cost_nothing()
    {
        var talk = new Talk();
        var message = Events.Message(talk.Key, "a", "Hello?", talk.Now);
        Assert.Equal(new AcceptResult(1, 2), talk.Accept(message, message, message));
        Assert.Equal(new AcceptResult(0, 1), talk.Accept(message));
        Assert.Empty(talk.Latest);
    }

    [Fact]
    public void Messages_stand_in_the_order_of_the_platforms_clock()
    {
        var talk = new Talk { Responder = null };
        talk.After(10).Says("c", "three", secondsAgo: 1).Says("a", "one", secondsAgo: 3).Says("b", "two", secondsAgo: 2);
        Assert.Equal(["one", "two", "three"], talk.Texts());
        Assert.Equal(["one", "two", "three"], talk.State.Messages.Select(message => message.Content!.Text));
    }

    [Fact]
    public void Our_own_messages_stand_where_they_were_written_whatever_the_clocks_say()
    {
        var talk = new Talk();

        // The platform's clock is a minute ahead of ours.
        talk.Says("a", "question", secondsAgo: -60).Answers("answer").Accepted("out.1");
        talk.After(5).Says("b", "thanks", secondsAgo: -60);
        Assert.Equal(["question", "answer", "thanks"], talk.Texts());
    }

    [Fact]
    public void An_edit_that_comes_first_waits_for_its_message()
    {
        var talk = new Talk { Responder = null };
        talk.Accept(Events.Edit(talk.Key, "a", "Hello!", talk.Now));
        Assert.Null(talk.State.Messages.FirstOrDefault());
        talk.Says("a", "Helo", secondsAgo: 1);
        Assert.Equal("Hello!", talk.LastMessage.Content!.Text);
        Assert.Equal(["Hello!"], talk.Texts());
        Assert.Empty(talk.State.Waiting);
    }

    [Fact]
    public void Of_two_edits_the_later_one_by_the_platforms_clock_holds()
    {
        var talk = new Talk { Responder = null };
        talk.Says("a", "one").Accept(Events.Edit(talk.Key, "a", "three", talk.Now.AddSeconds(2)));
        talk.Accept(Events.Edit(talk.Key, "a", "two", talk.Now.AddSeconds(1)));
        Assert.Equal(["three"], talk.Texts());
        Assert.Equal("three", talk.LastMessage.Content!.Text);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void An_unsent_message_has_no_content_any_more(bool unsendComesFirst)
    {
        var talk = new Talk { Responder = null };
        var message = Events.Message(talk.Key, "a", "My secret.", talk.Now);
        var unsend = Events.Unsend(talk.Key, "a", talk.Now.AddSeconds(1));
        talk.Accept(unsendComesFirst ? [unsend, message] : [message, unsend]);

        Assert.Null(talk.LastMessage.Content);
        Assert.Equal(["(taken back)"], talk.Texts());
        var snapshot = System.Text.Json.JsonSerializer.Serialize(new(1, talk.State), Chatbotics.Grains.Conversations.Journal.JournalJson.Default.Snapshot);
        Assert.DoesNotContain("My secret.", snapshot, StringComparison.Ordinal);
    }

    [Fact]
    public void A_reaction_is_shown_and_taken_back()
    {
        var talk = new Talk().Says("a", "Hello?").Answers("Hi.").Accepted("out.1");
        talk.Accept(Events.Reaction(talk.Key, "out.1", "👍", talk.Now.AddSeconds(1)));
        Assert.Equal(["👍"], talk.Thread().Last().Reactions.ToArray());
        talk.Accept(Events.Reaction(talk.Key, "out.1", null, talk.Now.AddSeconds(2)));
        Assert.Empty(talk.Thread().Last().Reactions);
        talk.Accept(Events.Reaction(talk.Key, "out.1", "❤", talk.Now.AddSeconds(1.5)));
        Assert.Empty(talk.Thread().Last().Reactions);
        Assert.Null(talk.State.Turn);
    }

    [Fact]
    public void A_name_that_changed_is_noted_and_an_older_event_does_not_change_it_back()
    {
        var talk = new Talk { Responder = null };
        talk.Says("a", "one");
        talk.After(60).Accept(Events.Message(talk.Key, "b", "two", talk.Now) with { Contact = new ContactIdentity { Ids = ["lea"], Name = "Lea M." } });
        talk.Says("c", "late", secondsAgo: 30);
        Assert.Equal("Lea M.", talk.State.Contact.DisplayName);
    }

    [Fact]
    public void What_a_platform_says_of_somebody_names_them_and_begins_nothing()
    {
        var said = new ProfileRead
        {
            Platform = ChannelPlatform.Instagram, AssetId = "asset", DedupeId = "profile:lea", Contact = new ContactIdentity { Ids = ["lea"], Name = "Lea Brandt", Username = "lea.b" },
        };
        var nobody = new Talk(ChannelPlatform.Instagram);
        nobody.Accept(said);
        Assert.False(nobody.State.Exists);
        Assert.Empty(nobody.State.Contact.Ids);

        var talk = new Talk(ChannelPlatform.Instagram);
        talk.Accept(Events.Message(talk.Key, "a", "one", talk.Now) with { Contact = new ContactIdentity { Ids = ["lea"] } });
        var items = talk.Thread().Count();
        talk.Accept(said);
        Assert.Equal(("Lea Brandt", "lea.b", items), (talk.State.Contact.DisplayName, talk.State.Contact.Username, talk.Thread().Count()));
    }

    [Fact]
    public void New_ids_of_a_contact_come_first()
    {
        var talk = new Talk { Responder = null };
        talk.Says("a", "one");
        talk.Accept(new IdentityChanged
        {
            Platform = ChannelPlatform.WhatsApp,
            AssetId = "asset",
            Contact = Events.Contact(talk.Key),
            DedupeId = "system:1",
            NewIds = ["US.123", "49170"],
            Kind = "user_changed_user_id",
        });
        Assert.Equal(["US.123", "49170", "lea"], talk.State.Contact.Ids);
        Assert.Equal("identity_changed", talk.Thread().Last().Activity);
    }

    [Fact]
    public void A_button_counts_as_a_message()
    {
        var talk = new Talk(ChannelPlatform.Messenger);
        talk.Accept(Events.Postback(talk.Key, "a", "Get started", talk.Now));
        Assert.NotNull(talk.State.Turn);
        Assert.Equal(("postback", "Get started", "GET STARTED"), (talk.LastMessage.Content!.Kind, talk.LastMessage.Content.Text, talk.LastMessage.Content.Payload));
    }

    [Fact]
    public void A_call_opens_the_window_and_starts_no_turn()
    {
        var talk = new Talk();
        talk.Accept(Events.Activity(talk.Key, "call", "c1", talk.Now, opensWindow: true));
        Assert.Null(talk.State.Turn);
        Assert.Equal(talk.Now, talk.State.LastCustomerActAt);
        Assert.Equal(["opened", "call"], talk.Thread().Select(item => item.Activity));
    }

    [Fact]
    public void A_clock_that_is_ahead_does_not_lengthen_the_window()
    {
        var talk = new Talk { Responder = null };
        talk.Says("a", "from the future", secondsAgo: -3600);
        Assert.Equal(talk.Now, talk.State.LastCustomerActAt);
    }

    [Fact]
    public void An_event_that_cannot_be_taken_is_set_aside_and_the_others_are_not_held_up()
    {
        var talk = new Talk { Responder = null };
        var poison = new PoisonEvent { Platform = ChannelPlatform.WhatsApp, AssetId = "asset", Contact = Events.Contact(talk.Key), DedupeId = "poison" };
        var result = talk.Accept(Events.Message(talk.Key, "a", "one", talk.Now), poison, Events.Message(talk.Key, "b", "two", talk.Now));
        Assert.Equal(new AcceptResult(3, 0), result);
        Assert.Equal(["one", "two"], talk.Texts());
        Assert.Equal("unknown_event", talk.Thread().Single(item => item.Kind == ThreadItemKind.Activity && item.Author.Kind == AuthorKind.System && item.Activity != "opened").Activity);
        Assert.Equal(new AcceptResult(0, 1), talk.Accept(poison));
    }

    [Fact]
    public void Ten_pictures_of_an_album_are_one_conversation()
    {
        var talk = new Talk(quiet: TimeSpan.FromSeconds(2));
        for (var i = 0; i < 10; i++)
        {
            talk.After(0.1).Accept(Events.Message(talk.Key, $"p{i}", "", talk.Now) with
            {
                Content = new MessageContent { Kind = "image", Attachments = [new Attachment { Kind = "image", MediaId = $"m{i}" }] },
            });
        }

        talk.Tick(2);
        Assert.Equal(1, talk.State.Number);
        Assert.Equal(10, talk.State.Turn!.Fragments.Length);
        Assert.Equal(10, talk.Thread().Count(item => item.Content?.Attachments.Length == 1));
    }

    [Fact]
    public void Messages_that_need_nothing_more_are_let_go_and_the_others_held()
    {
        var talk = new Talk { Responder = null };
        for (var i = 0; i < 60; i++)
        {
            talk.After(1).Says($"m{i}", $"message {i}");
        }

        Assert.Equal(32, talk.State.Messages.Length);
        talk.Reply("c1", "I have read them all.");
        talk.Accepted("out.1");
        talk.After(1).Says("x", "Good.");
        Assert.Equal(10, talk.State.Messages.Length);
        Assert.Equal(62, talk.Texts().Count());
    }

    private sealed record PoisonEvent : ContactEvent;
}
