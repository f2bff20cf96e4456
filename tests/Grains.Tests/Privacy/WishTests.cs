using Chatbotics.Grains.Abstractions.Channels;
using Chatbotics.Grains.Abstractions.Contacts;
using Chatbotics.Grains.Abstractions.Conversations;
using Chatbotics.Grains.Abstractions.People;
using Chatbotics.Grains.Abstractions.Privacy;
using Chatbotics.Grains.Abstractions.Privacy.Exports;
using Chatbotics.Grains.Abstractions.Privacy.Register;
using Chatbotics.Grains.Abstractions.Privacy.Requests;
using Chatbotics.Grains.Abstractions.Privacy.Wishes;
using Chatbotics.Grains.Privacy.Wishes;
using Chatbotics.TestKit.Time;

namespace Chatbotics.Grains.Tests.Privacy;

[Collection(PrivacyHostCollection.Name)]
public sealed class WishTests(PrivacyHost host)
{
    [Theory]
    [InlineData("STOP", ChatWish.Stop)]
    [InlineData(" stop. ", ChatWish.Stop)]
    [InlineData("Please stop by tomorrow", ChatWish.None)]
    [InlineData("delete my data", ChatWish.Erase)]
    [InlineData("Yes, delete", ChatWish.Confirm)]
    [InlineData("yes", ChatWish.None)]
    [InlineData("Send my data!", ChatWish.Access)]
    [InlineData("yes, send", ChatWish.ConfirmAccess)]
    [InlineData("correct my data", ChatWish.Correct)]
    [InlineData("I object", ChatWish.Object)]
    [InlineData("I object to this tone", ChatWish.None)]
    [InlineData("Stop?", ChatWish.None)]
    [InlineData("Stop 🙏", ChatWish.Stop)]
    [InlineData("START", ChatWish.Resume)]
    [InlineData("Meine Daten löschen", ChatWish.Erase)]
    [InlineData("ja löschen!", ChatWish.Confirm)]
    [InlineData("Ich widerspreche.", ChatWish.Object)]
    [InlineData("احذف بياناتي", ChatWish.Erase)]
    [InlineData("نعم احذف", ChatWish.Confirm)]
    [InlineData("ارسل بياناتى", ChatWish.Access)]
    [InlineData("صحح بياناتي", ChatWish.Correct)]
    [InlineData("إيقاف", ChatWish.Stop)]
    public void A_wish_is_a_phrase_alone(string text, ChatWish wish) => Assert.Equal(wish, new WishBook(new Notices()).Find(text).Wish);

    [Theory]
    [InlineData("Delete my data", "en")]
    [InlineData("Meine Daten löschen", "de")]
    [InlineData("أرسل بياناتي", "ar")]
    [InlineData("STOP", null)]
    public void A_phrase_may_tell_the_language(string text, string? language) => Assert.Equal(language, new WishBook(new Notices()).Find(text).Language);

    [Fact]
    public void A_phrase_of_ones_own_takes_the_place_of_the_usual_ones()
    {
        var book = new WishBook(new Notices { ErasurePhrase = "Weg damit" });
        Assert.Equal((ChatWish.Erase, null), book.Find("weg damit"));
        Assert.Equal((ChatWish.None, null), book.Find("Meine Daten löschen"));
        Assert.Equal((ChatWish.Confirm, "de"), book.Find("Ja, löschen"));
    }

    [Fact]
    public async Task A_customer_is_answered_in_the_language_of_the_phrase_and_of_the_profile()
    {
        using var engine = Caller.Use(Caller.Engine);
        var key = await host.NewConversation("wish-de");
        var grain = host.Grains.GetGrain<IConversationGrain>(key.Value);
        await grain.Accept([Said(key, 10, "Meine Daten löschen")]);
        await Said(grain, "de: You asked us to delete your data.");
        await Said(grain, "JA, LÖSCHEN");

        var other = await host.NewConversation("wish-ar");
        await Eventually.Holds(async () => await host.Grains.GetGrain<IContactsGrain>("wish-ar").FindByConversation(other) is not null);
        var contact = await host.Grains.GetGrain<IContactsGrain>("wish-ar").FindByConversation(other);
        Assert.True((await host.Grains.GetGrain<IContactGrain>(ContactKeys.Of("wish-ar", contact!)).Edit(new ContactEdit { Language = "ar" })).IsDone);
        grain = host.Grains.GetGrain<IConversationGrain>(other.Value);
        await grain.Accept([Said(other, 10, "Delete my data")]);
        await Said(grain, "ar: You asked us to delete your data.");
        await Said(grain, "نعم، احذف");
    }

    [Fact]
    public async Task A_stop_ends_marketing_and_a_start_brings_it_back_but_means_nothing_to_others()
    {
        using var engine = Caller.Use(Caller.Engine);
        var key = await host.NewConversation("start");
        var grain = host.Grains.GetGrain<IConversationGrain>(key.Value);
        await grain.Accept([Said(key, 10, "Start")]);
        await grain.Accept([Said(key, 11, "STOP")]);
        await Eventually.Holds(async () => (await grain.Read(new ThreadQuery())).Composer.MarketingStoppedAt is not null);
        host.Clock.Advance(TimeSpan.FromSeconds(1));
        await grain.Accept([Said(key, 12, "start")]);
        await Eventually.Holds(async () => (await grain.Read(new ThreadQuery())).Composer.MarketingStoppedAt is null);
        Assert.Single((await grain.Read(new ThreadQuery())).Items, static item => item.Content?.Text?.Contains("we may write to you here again", StringComparison.Ordinal) == true);
    }

    [Fact]
    public void What_is_switched_off_is_no_wish() =>
        Assert.Equal(ChatWish.None, new WishBook(new Notices { ErasurePhrase = "" }).Find("delete my data").Wish);

    [Fact]
    public async Task A_customer_who_asks_and_confirms_in_the_chat_is_erased()
    {
        using var engine = Caller.Use(Caller.Engine);
        var key = await host.NewConversation("wish");
        var grain = host.Grains.GetGrain<IConversationGrain>(key.Value);
        await grain.Accept([Said(key, 10, "Delete my data")]);
        await Eventually.Holds(async () => (await grain.Read(new ThreadQuery())).Items.Any(item => item.Content?.Text?.Contains("YES, DELETE", StringComparison.Ordinal) == true));
        Assert.NotNull(await host.Store.Load(key));

        await grain.Accept([Said(key, 11, "YES, DELETE")]);
        await Eventually.Holds(async () => await host.Store.Load(key) is null);
        var desk = host.Grains.GetGrain<IRequestDeskGrain>("wish");
        await Eventually.Holds(async () => (await desk.List()).Any(request => request is { Kind: RequestKind.Erasure, Step: RequestStep.CarriedOut }));
    }

    [Fact]
    public async Task A_customer_who_asks_for_a_copy_and_confirms_gets_the_link_in_the_chat()
    {
        using var engine = Caller.Use(Caller.Engine);
        var key = await host.NewConversation("wish-copy");
        var grain = host.Grains.GetGrain<IConversationGrain>(key.Value);
        await grain.Accept([Said(key, 10, "Send my data")]);
        await Said(grain, "YES, SEND");
        await grain.Accept([Said(key, 11, "YES, SEND")]);
        await Said(grain, "/your-data/wish-copy/");
        var text = (await grain.Read(new ThreadQuery())).Items.Select(static item => item.Content?.Text).Last(static text => text?.Contains("/your-data/", StringComparison.Ordinal) == true)!;
        var parts = new Uri(text.Split([' ', '\n']).First(static word => word.StartsWith("http", StringComparison.Ordinal))).AbsolutePath.Split('/');
        var export = host.Grains.GetGrain<IDataExportGrain>(ContactKeys.Of("wish-copy", parts[3]));
        Assert.NotNull(await export.FetchByLink(parts[4]));
        var desk = host.Grains.GetGrain<IRequestDeskGrain>("wish-copy");
        await Eventually.Holds(async () => (await desk.List()).Any(static request => request is { Kind: RequestKind.Access, Step: RequestStep.Answered }));
        Assert.Single(await desk.List());
    }

    [Fact]
    public async Task A_correction_is_written_down_for_people_and_an_objection_is_carried_out_at_once()
    {
        using var engine = Caller.Use(Caller.Engine);
        var key = await host.NewConversation("wish-more");
        var grain = host.Grains.GetGrain<IConversationGrain>(key.Value);
        var desk = host.Grains.GetGrain<IRequestDeskGrain>("wish-more");
        await grain.Accept([Said(key, 10, "Correct my data")]);
        await Eventually.Holds(async () => (await desk.List()).Any(static request => request is { Kind: RequestKind.Correction, Step: RequestStep.Identified, Conversation: not null }));
        await grain.Accept([Said(key, 11, "I object.")]);
        await Eventually.Holds(async () => (await desk.List()).Any(static request => request is { Kind: RequestKind.Objection, Step: RequestStep.CarriedOut, Evidence.Length: 1 }));
        Assert.Equal("privacy", (await grain.GetSummary())!.Owner.Id);
        Assert.NotNull((await grain.Read(new ThreadQuery())).Composer.MarketingStoppedAt);
    }

    [Fact]
    public async Task A_confirmation_without_a_question_does_nothing()
    {
        using var engine = Caller.Use(Caller.Engine);
        var key = await host.NewConversation("hasty");
        var wishes = host.Grains.GetGrain<IChatWishGrain>(key.Value);
        await wishes.Heard(ChatWish.Confirm, EventHash.Of("m:hasty"));
        Assert.Empty(await host.Grains.GetGrain<IRequestDeskGrain>("hasty").List());
        Assert.NotNull(await host.Store.Load(key));
    }

    [Fact]
    public async Task Stop_is_answered_once_written_down_and_silences_the_agent()
    {
        using var engine = Caller.Use(Caller.Engine);
        var key = await host.NewConversation("stop");
        var grain = host.Grains.GetGrain<IConversationGrain>(key.Value);
        await grain.Accept([Said(key, 10, "STOP")]);
        await grain.Accept([Said(key, 10, "STOP")]);
        var desk = host.Grains.GetGrain<IRequestDeskGrain>("stop");
        await Eventually.Holds(async () => (await desk.List()).Any(request => request is { Kind: RequestKind.Withdrawal, IsClosed: true }));
        Assert.Single(await desk.List());
        Assert.Equal("privacy", (await grain.GetSummary())!.Owner.Id);
    }

    private MessageReceived Said(ConversationKey key, int number, string text) =>
        host.Message(key, number) with { Content = MessageContent.FromText(text) };

    private static Task Said(IConversationGrain grain, string words) => Eventually.Holds(async () =>
        (await grain.Read(new ThreadQuery())).Items.Any(item => item.Content?.Text?.Contains(words, StringComparison.Ordinal) == true));
}
