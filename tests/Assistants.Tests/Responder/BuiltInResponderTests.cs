using System.Collections.Immutable;
using Chatbotics.Grains.Abstractions.Assistants;
using Chatbotics.Grains.Abstractions.Conversations;

namespace Chatbotics.Assistants.Tests.Responder;

public sealed class BuiltInResponderTests
{
    private const string HandOver = "I'm passing this to a colleague, who will answer you here.";

    private static readonly ImmutableArray<QuestionAnswer> List =
    [
        new("What are your opening hours?", "We open at nine."),
        new("Do you ship to Norway?", "Yes, within a week."),
        new("Can I return an item?", "Within 30 days."),
    ];

    private readonly Asking _shop = new(List);

    [Fact]
    public async Task A_known_question_is_answered_with_the_owners_words_and_the_evidence()
    {
        var result = await _shop.Ask("when do you open, what are the hours?");
        Assert.Equal(TurnOutcome.Replied, result.Outcome);
        Assert.Equal("We open at nine.", Assert.Single(result.Replies).Text);
        Assert.Null(result.Reason);
        Assert.Equal(("t1", 3L), (result.TurnId, result.Epoch));
        Assert.Equal(("Wren", 7L), (result.Trace!.Agent, result.Trace.Version));
        Assert.Equal("What are your opening hours?", result.Trace.Passages[0].Source);
        Assert.True(result.Trace.Passages[0].Used);
    }

    [Fact]
    public async Task An_unknown_question_is_handed_over_with_a_reason_and_a_word_to_the_customer()
    {
        var result = await _shop.Ask("Who won the match?");
        Assert.Equal(TurnOutcome.HandedOver, result.Outcome);
        Assert.Equal(HandOver, Assert.Single(result.Replies).Text);
        Assert.False(string.IsNullOrEmpty(result.Reason));
    }

    [Theory]
    [InlineData("What are your opening hours?", "What are your opening hours?", true)]
    [InlineData("What are your opening hours?", "opening hours", true)]
    [InlineData("What are your opening hours?", "What are your prices?", false)]
    [InlineData("What are your opening hours?", "Do you sell bicycles?", false)]
    [InlineData("ping", "ping", true)]
    [InlineData("ping", "pong", false)]
    public async Task A_list_of_one_entry_is_weighed_sensibly_too(string known, string asked, bool answers) =>
        Assert.Equal(answers ? TurnOutcome.Replied : TurnOutcome.HandedOver, (await new Asking([new(known, "A.")]).Ask(asked)).Outcome);

    [Fact]
    public async Task An_agent_that_knows_nothing_hands_everything_over() =>
        Assert.Equal(TurnOutcome.HandedOver, (await new Asking([]).Ask("Are you open?")).Outcome);

    [Fact]
    public async Task Two_questions_get_two_answers()
    {
        var result = await _shop.Ask("Do you ship to Norway? And can I return an item?");
        Assert.Equal(TurnOutcome.Replied, result.Outcome);
        Assert.Equal(["Yes, within a week.", "Within 30 days."], result.Replies.Select(reply => reply.Text));
    }

    [Fact]
    public async Task Fragments_are_one_turn()
    {
        var result = await _shop.Ask("hi", "I have a question", "do you ship to norway");
        Assert.Equal("Yes, within a week.", Assert.Single(result.Replies).Text);
    }

    [Fact]
    public async Task What_the_list_does_not_hold_goes_to_people_after_what_it_does()
    {
        var result = await _shop.Ask("Do you ship to Norway? Does the blue teapot whistle loudly?");
        Assert.Equal(TurnOutcome.HandedOver, result.Outcome);
        Assert.Equal(["Yes, within a week.", HandOver], result.Replies.Select(reply => reply.Text));
    }

    [Theory]
    [InlineData("I want to talk to a human")]
    [InlineData("HUMAN!!")]
    [InlineData("agent please")]
    [InlineData("can i speak with someone about my opening hours question")]
    [InlineData("Kann ich mit einem Mitarbeiter sprechen?")]
    [InlineData("je voudrais parler à quelqu’un")]
    [InlineData("Quiero hablar con una persona")]
    [InlineData("أريد التحدث مع موظف")]
    [InlineData("转人工")]
    public async Task Whoever_asks_for_a_person_gets_one(string text)
    {
        var result = await _shop.Ask(text);
        Assert.Equal(TurnOutcome.HandedOver, result.Outcome);
        Assert.Equal("The customer asks for a person.", result.Reason);
    }

    [Theory]
    [InlineData("Is this price per person?")]
    [InlineData("Do you ship humanly handled parcels?")]
    public async Task Words_that_only_look_like_it_do_not_ask_for_a_person(string text) =>
        Assert.NotEqual("The customer asks for a person.", (await _shop.Ask(text)).Reason);

    [Theory]
    [InlineData("Hello there!")]
    [InlineData("Guten Tag")]
    [InlineData("¡Hola!")]
    [InlineData("السلام عليكم")]
    [InlineData("你好")]
    public async Task A_greeting_is_returned_and_the_first_one_says_who_answers(string text)
    {
        var first = await _shop.Ask(text);
        Assert.Equal(TurnOutcome.Replied, first.Outcome);
        Assert.Equal("Hello, this is Wren, the shop's assistant. What can I do for you?", Assert.Single(first.Replies).Text);
        var later = await _shop.Ask([Said(text)], [new(AuthorKind.Assistant, "text", "We open at nine.")]);
        Assert.Equal("Hello! What can I do for you?", Assert.Single(later.Replies).Text);
    }

    [Fact]
    public async Task Thanks_are_answered_once()
    {
        var first = await _shop.Ask("Great, thank you so much!");
        Assert.Equal("You're welcome!", Assert.Single(first.Replies).Text);
        var again = await _shop.Ask([Said("thanks")], [Said("thanks"), new(AuthorKind.Assistant, "text", "You're welcome!")]);
        Assert.Equal(TurnOutcome.Replied, again.Outcome);
        Assert.Empty(again.Replies);
    }

    [Theory]
    [InlineData("👍")]
    [InlineData("ok")]
    [InlineData("Alles klar!")]
    public async Task A_nod_needs_no_answer(string text)
    {
        var result = await _shop.Ask(text);
        Assert.Equal(TurnOutcome.Replied, result.Outcome);
        Assert.Empty(result.Replies);
    }

    [Fact]
    public async Task A_listed_greeting_comes_before_the_built_in_one()
    {
        var shop = new Asking([new("hello", "Ahoy!"), .. List]);
        Assert.Equal("Ahoy!", Assert.Single((await shop.Ask("Hello!")).Replies).Text);
    }

    [Theory]
    [InlineData("image", "a picture")]
    [InlineData("audio", "a voice message")]
    [InlineData("location", "a place on the map")]
    [InlineData("something_new", "a message of another kind")]
    public async Task What_is_no_text_is_handed_over_by_its_name(string kind, string name)
    {
        var result = await _shop.Ask([new(AuthorKind.Customer, kind, "")], []);
        Assert.Equal(TurnOutcome.HandedOver, result.Outcome);
        Assert.Contains(name, result.Reason, StringComparison.Ordinal);
        Assert.Single(result.Replies);
    }

    [Fact]
    public async Task A_caption_is_answered_and_the_picture_goes_to_people()
    {
        var result = await _shop.Ask([new(AuthorKind.Customer, "image", "can I return an item like this?")], []);
        Assert.Equal(TurnOutcome.HandedOver, result.Outcome);
        Assert.Equal("Within 30 days.", result.Replies[0].Text);
    }

    [Fact]
    public async Task A_sticker_needs_no_answer()
    {
        var result = await _shop.Ask([new(AuthorKind.Customer, "sticker", "")], []);
        Assert.Equal(TurnOutcome.Replied, result.Outcome);
        Assert.Empty(result.Replies);
    }

    [Fact]
    public async Task The_hand_over_is_announced_once_not_in_a_loop()
    {
        var result = await _shop.Ask([Said("Who won?")], [Said("Who won the match?"), new(AuthorKind.Assistant, "text", HandOver)]);
        Assert.Equal(TurnOutcome.HandedOver, result.Outcome);
        Assert.Empty(result.Replies);

        // A person has answered since: the next hand-over is a new one.
        var later = await _shop.Ask(
            [Said("Who won?")], [new(AuthorKind.Assistant, "text", HandOver), new(AuthorKind.Person, "text", "Nobody did.")]);
        Assert.Equal(HandOver, Assert.Single(later.Replies).Text);
    }

    [Theory]
    [InlineData("de-AT", "Das gebe ich ans Team weiter, die Antwort kommt hier im Chat.")]
    [InlineData("xx", HandOver)]
    public async Task The_hand_over_speaks_the_agents_language(string language, string expected) =>
        Assert.Equal(expected, Assert.Single((await new Asking(List, language).Ask("zzz qqq")).Replies).Text);

    [Fact]
    public async Task The_owners_own_hand_over_text_comes_first() =>
        Assert.Equal("One moment!", Assert.Single((await new Asking(List, handOverText: "One moment!").Ask("zzz qqq")).Replies).Text);

    [Theory]
    [InlineData("")]
    [InlineData("\uD83D")]
    [InlineData("\u202E\u0000\uFFFF")]
    public async Task Broken_text_does_no_harm(string text) => Assert.NotNull(await _shop.Ask(text));

    [Fact]
    public async Task A_hostile_message_costs_little()
    {
        var text = string.Concat(Enumerable.Range(0, 20_000).Select(i => $"word{i}, "));
        Assert.Equal(TurnOutcome.HandedOver, (await _shop.Ask(text)).Outcome);
    }

    private static TurnMessage Said(string text) => new(AuthorKind.Customer, "text", text);
}
