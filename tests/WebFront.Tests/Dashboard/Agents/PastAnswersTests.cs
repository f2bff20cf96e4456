using Chatbotics.Grains.Abstractions.Channels;
using Chatbotics.Grains.Abstractions.Conversations;
using Chatbotics.WebFront.Dashboard.Agents;

namespace Chatbotics.WebFront.Tests.Dashboard.Agents;

public sealed class PastAnswersTests
{
    private static readonly ConversationKey Key = ConversationKey.Parse("acme/whatsapp/1/49151");

    [Fact]
    public void What_people_answered_is_suggested_and_what_the_agent_answered_is_not()
    {
        var found = PastAnswers.In(Key,
        [
            Said(1, AuthorKind.Customer, "Hi"),
            Said(2, AuthorKind.Customer, "Do you engrave rings?"),
            Said(3, AuthorKind.Person, "Yes, up to twenty letters."),
            Said(4, AuthorKind.NativeApp, "It takes two days."),
            Said(5, AuthorKind.Customer, "And do you ship to Norway?"),
            Said(6, AuthorKind.Assistant, "Yes, in four to seven working days."),
            Said(7, AuthorKind.Customer, "Thanks, bye"),
            Said(8, AuthorKind.Person, "Have a good day, see you soon!"),
        ]).ToArray();
        var one = Assert.Single(found);
        Assert.Equal(("Do you engrave rings?", "Yes, up to twenty letters.\nIt takes two days."), (one.Question, one.Answer));
    }

    [Fact]
    public void What_the_agent_handed_over_is_the_most_wanted_answer() => Assert.Single(PastAnswers.In(Key,
    [
        Said(1, AuthorKind.Customer, "Do you engrave rings?"),
        Said(2, AuthorKind.Assistant, "A colleague will answer you."),
        Said(3, AuthorKind.Person, "Yes, up to twenty letters."),
    ]));

    [Theory]
    [InlineData("Where is my order 20 74-71 1?", "It left the house this morning.")]
    [InlineData("Can you call me back?", "Gladly, on +49 151 2345678 this evening.")]
    [InlineData("Where do I write to?", "To ada@example.com, she knows your case.")]
    [InlineData("Ok?", "Yes, all is well with it.")]
    public void What_is_about_one_customer_or_too_short_is_left_out(string question, string answer) =>
        Assert.Empty(PastAnswers.In(Key, [Said(1, AuthorKind.Customer, question), Said(2, AuthorKind.Person, answer)]));

    [Fact]
    public void The_same_place_has_the_same_id_and_tells_nothing()
    {
        PastAnswer Find(string answer) => PastAnswers.In(Key, [Said(1, AuthorKind.Customer, "Do you engrave rings?"), Said(2, AuthorKind.Person, answer)]).Single();
        Assert.Equal(Find("Yes, up to twenty letters.").Id, Find("No, we never did this.").Id);
        Assert.Equal(24, Find("Yes, up to twenty letters.").Id.Length);
    }

    private static ThreadItem Said(long position, AuthorKind author, string text) => new()
    {
        Position = position,
        Kind = ThreadItemKind.Message,
        Author = new Author(author, "x", "X"),
        At = DateTimeOffset.UnixEpoch.AddMinutes(position),
        Content = MessageContent.FromText(text),
    };
}
