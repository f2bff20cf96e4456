using Chatbotics.Grains.Abstractions.Assistants;
using Chatbotics.Grains.Abstractions.Channels;
using Chatbotics.Grains.Abstractions.Conversations;

namespace Chatbotics.EndToEnd.Tests.Harness;

/// <summary>The conversations of a pottery on one October morning, with every state that a thread can be in.</summary>
internal static class Scenes
{
    public static readonly DateTimeOffset Now = new(2025, 10, 16, 8, 43, 0, TimeSpan.Zero);

    public static readonly ConversationKey LeaKey = ConversationKey.Create(FakeDesk.WhatsApp, "4915112345678");

    private static readonly Author Jonas = new(AuthorKind.Person, "jonas", "Jonas Feld");

    public static DateTimeOffset At(int hour, int minute, int second = 0, int daysAgo = 0) =>
        new(2025, 10, 16 - daysAgo, hour - 2, minute, second, TimeSpan.Zero);

    /// <summary>A whole morning.</summary>
    public static void Morning(FakeDesk desk)
    {
        Lea(desk);
        desk.Begin(FakeDesk.WhatsApp, "4915187654321", "Ebba Lind")
            .In("Is my planter ready?", At(10, 20)).Hand(Person(desk), You(desk), "owner_changed", null, At(10, 30))
            .By(You(desk), "Your planter is ready to collect.", At(10, 36), DeliveryState.Failed, static item => item with
            {
                Error = new SendError { Kind = SendErrorKind.Temporary, Code = 131000, Text = "WhatsApp had a fault of its own for a minute. It works again." },
                Attempts = 4,
            }).Seen();
        desk.Begin(FakeDesk.Messenger, "7002", "Hana Sato")
            .In("Hello", At(10, 26)).In("Do you ship to Norway?", At(10, 26, 20)).In("And is there duty?", At(10, 28))
            .Hand(Owner.Nobody, FakeConversation.Wren, "handed_over", "Nothing in the answers fits.", At(10, 28));
        desk.Begin(FakeDesk.Instagram, "9001", "Tomás Rivera").In("Love the speckled mugs in your story! Are they back?", At(10, 41)).Seen();
        desk.Begin(FakeDesk.Messenger, "7001", "Priya Nair")
            .In(new MessageContent { Kind = "image", Text = "The handle came off in the wash", Attachments = [new Attachment { Kind = "image", FileName = "handle.jpg", MimeType = "image/jpeg", Size = 1_240_000 }] }, At(10, 19))
            .Hand(new Owner(OwnerKind.Person, "jonas", "Jonas Feld"), Jonas, "owner_changed", null, At(10, 20)).Seen().Status = ConversationStatus.Snoozed;
        desk.Begin(FakeDesk.WhatsApp, "201001234567", "دينا فاروق")
            .In("مرحبا! هل يتوفر الطقم باللون الأخضر؟", At(9, 40))
            .ByAgent("أهلاً دينا، معك Wren مساعد المتجر. نعم، الطقم الأخضر متوفر بسعر 86.00 € ويصل خلال 4 أيام.", At(9, 47), DeliveryState.Read, new TracePassage("Glazes and sets", .77, true)).Seen();
        desk.Begin(FakeDesk.Instagram, "9002", "Greta Voss")
            .In("When do you open on Saturday?", At(16, 2, 0, 1)).ByAgent("On Saturdays we are open from 10 to 18.", At(16, 2, 4, 1), DeliveryState.Read, new TracePassage("Opening hours", .91, true))
            .In("Thank you, that was quick", At(16, 5, 0, 1)).Seen().Waiting(null);
        Window(desk);
        Unknown(desk);
        Oddities(desk);
    }

    /// <summary>The conversation of the look: fragments, an answer with sources, a hand-over, failures of both kinds.</summary>
    public static FakeConversation Lea(FakeDesk desk)
    {
        var lea = desk.Begin(FakeDesk.WhatsApp, "4915112345678", "Lea Brandt")
            .Line("opened", Author.System, null, At(10, 21))
            .In("Hi! Order 2074 should have come on Tuesday", At(10, 21)).In("nothing here yet, is it lost? 😕", At(10, 21, 9))
            .ByAgent("Hello Lea, this is Wren, the shop’s assistant. It is not lost: the parcel reached the Kassel depot this morning and is planned for tomorrow, Friday, before 18:00.", At(10, 21, 40), DeliveryState.Read,
                new TracePassage("Shipping times", .82, true), new TracePassage("Lost parcels", .77, true), new TracePassage("Gift wrap", .41, false))
            .In("Oh good! It’s a gift for Saturday. Can I swap the green bowl for a blue one?", At(10, 24))
            .Hand(Person(desk), FakeConversation.Wren, "handed_over", "Changing a paid order needs a person.", At(10, 24));
        lea.Add(
            new MessageContent { Kind = "image", Text = "This is the blue one, same size. I can swap it at no cost and send it today.", Attachments = [new Attachment { Kind = "image", FileName = "blue-bowl.jpg", MimeType = "image/jpeg", Size = 820_000 }] },
            You(desk), At(10, 31), DeliveryState.Read, static item => item with { Reactions = ["❤️"] });
        lea.In("Yes please, the blue one. Can it be here by Saturday?", At(10, 40));
        lea.By(You(desk), "Here it is, wrapped.", At(10, 41), DeliveryState.Failed, static item => item with
        {
            Content = new MessageContent { Kind = "image", Attachments = [new Attachment { Kind = "image", FileName = "wrapped-blue.jpg", MimeType = "image/jpeg", Size = 7_800_000 }] },
            Error = new SendError { Kind = SendErrorKind.MediaRejected, Code = 131053, Text = "WhatsApp takes pictures up to 5 MB and this one has 7.8 MB." },
        });
        lea.By(You(desk), "The courier collects at 15:00, so it will be with you on Friday.", At(10, 42), DeliveryState.Unknown, static item => item with { UnknownUntil = At(10, 47) });
        lea.WindowClosesAt = At(16, 55);
        return lea;
    }

    /// <summary>A closed window on WhatsApp and one for people only on Instagram.</summary>
    public static void Window(FakeDesk desk)
    {
        var closed = desk.Begin(FakeDesk.WhatsApp, "4477001122", "Oskar Aalto")
            .In("Can you engrave a name on the mug?", At(9, 5, 0, 2)).Hand(Owner.Nobody, FakeConversation.Wren, "handed_over", "Nothing in the answers fits.", At(9, 5, 0, 2));
        closed.ClosedReason = "The 24 hours since Oskar last wrote ended yesterday at 09:05, and WhatsApp lets you answer freely only within them.";
        var short_ = desk.Begin(FakeDesk.Messenger, "7009", "Marek Doležal")
            .In("I’d like to return the green bowl", At(11, 20, 0, 1)).Hand(Owner.Nobody, FakeConversation.Wren, "handed_over", "Returns need a person.", At(11, 20, 0, 1));
        short_.Waiting(At(11, 20, 0, 1));
        desk.Begin(FakeDesk.Instagram, "9008", "Ida Moreau")
            .In("Is the workshop on Sunday full?", At(15, 0, 0, 3)).Hand(Person(desk), You(desk), "owner_changed", null, At(15, 4, 0, 3))
            .By(You(desk), "One seat is left.", At(15, 5, 0, 3)).Seen();
    }

    /// <summary>A send whose fate could not be found out in time.</summary>
    public static FakeConversation Unknown(FakeDesk desk) => desk.Begin(FakeDesk.Messenger, "7010", "Nils Ahrens")
        .In("Did my refund go out?", At(8, 50)).Hand(Person(desk), You(desk), "owner_changed", null, At(8, 55))
        .By(You(desk), "Yes, it left this morning.", At(8, 56), DeliveryState.Unknown, static item => item with { UnknownUntil = At(9, 6) }).Seen();

    /// <summary>Everything that is neither plain text nor expected.</summary>
    public static FakeConversation Oddities(FakeDesk desk)
    {
        var odd = desk.Begin(FakeDesk.Instagram, "9003", "Yuki Tanaka")
            .Line("referral", Author.System, "Autumn glazes", At(8, 10))
            .In("Hi, I saw your ad", At(8, 10), static item => item with { Referral = new MessageReferral { Source = "ADS", Headline = "Autumn glazes, 20 pieces" } })
            .In(new MessageContent { Kind = "audio", Attachments = [new Attachment { Kind = "audio", IsVoice = true, MimeType = "audio/ogg; codecs=opus", Size = 48_200 }] }, At(8, 11))
            .In(new MessageContent { Kind = "story_mention", Attachments = [new Attachment { Kind = "story_mention" }] }, At(8, 12))
            .In(new MessageContent { Kind = "location", Location = new GeoLocation(52.5208, 13.4095, "Studio door", "Alexanderplatz 1, Berlin") }, At(8, 13))
            .In(new MessageContent { Kind = "gift_card" }, At(8, 14))
            .In("The blue one, plese", At(8, 15), static item => item with { Content = MessageContent.FromText("The blue one, please"), IsEdited = true })
            .In("never mind", At(8, 16), static item => item with { Content = null, IsUnsent = true })
            .Line("unknown_event", Author.System, "Instagram calls it “gift_redeemed”.", At(8, 17))
            .By(new Author(AuthorKind.NativeApp), "We answered you from the phone, see you Saturday!", At(8, 20))
            .By(new Author(AuthorKind.OtherApp, "app", "Shop Mailer"), "Your receipt 4711 is ready.", At(8, 21), DeliveryState.Delivered)
            .In("<script>alert(1)</script> {{7*7}} \u202egpj.exe", At(8, 22), static item => item with { ReplyTo = "m10" });
        odd.Line("resolved", You(desk), null, At(8, 30)).Seen().Status = ConversationStatus.Resolved;
        return odd;
    }

    /// <summary>Many rows, to page through.</summary>
    public static void Crowd(FakeDesk desk, int count)
    {
        for (var i = 0; i < count; i++)
        {
            desk.Begin(FakeDesk.WhatsApp, $"49170{i:D7}", $"Customer {i:D3}").In($"Question number {i}", Now - TimeSpan.FromMinutes(i + 60)).Seen();
        }
    }

    /// <summary>A long thread, to scroll back in.</summary>
    public static FakeConversation Long(FakeDesk desk)
    {
        var conversation = desk.Begin(FakeDesk.WhatsApp, "4915100000000", "Ebba Long");
        for (var i = 0; i < 120; i++)
        {
            conversation.In($"Line {i}", Now - TimeSpan.FromMinutes(240 - (2 * i)));
        }

        return conversation.Seen();
    }

    // Who looks at the desk.
    private static Author You(FakeDesk desk) => new(AuthorKind.Person, desk.Reader, "Admin");

    private static Owner Person(FakeDesk desk) => new(OwnerKind.Person, desk.Reader, "Admin");
}
