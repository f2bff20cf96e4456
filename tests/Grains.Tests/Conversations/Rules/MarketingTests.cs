using Chatbotics.Grains.Abstractions.Assistants;
using Chatbotics.Grains.Abstractions.Channels;
using Chatbotics.Grains.Abstractions.Conversations;
using Chatbotics.Grains.Channels.Ports;
using Chatbotics.Grains.Conversations.Rules;

namespace Chatbotics.Grains.Tests.Conversations.Rules;

public sealed class MarketingTests
{
    [Theory]
    [InlineData("MARKETING", true)]
    [InlineData("marketing_lite", true)]
    [InlineData("UTILITY", false)]
    [InlineData("AUTHENTICATION", false)]
    [InlineData(null, true)]
    public void Who_stopped_marketing_gets_none_and_everything_else(string? category, bool isRefused)
    {
        var talk = Stopped();
        Assert.Equal(isRefused ? Marketing.Code : null, talk.Reply("t1", Template(category))?.Code);
        Assert.Null(talk.Reply("c1", "An answer."));
    }

    [Fact]
    public void Nobody_else_is_kept_from_marketing()
    {
        var talk = new Talk { Responder = null };
        talk.Says("a", "Hello?");
        Assert.Null(talk.Reply("t1", Template("MARKETING")));
        Assert.Equal("Come!", talk.Attempt.Content!.Text);
    }

    [Fact]
    public void A_resume_lifts_it_and_an_older_stop_that_comes_late_does_not_return()
    {
        var talk = Stopped();
        talk.After(10);
        talk.Accept(Preference(talk, "resume"));
        talk.Accept(Preference(talk, "stop", secondsAgo: 5));
        Assert.Null(talk.Reply("t1", Template("MARKETING")));
        Assert.Equal(["marketing_stopped", "marketing_resumed"], talk.Thread().Where(item => item.Activity?.StartsWith("marketing", StringComparison.Ordinal) == true).Select(item => item.Activity).Take(2));
    }

    [Fact]
    public void A_platform_that_says_so_itself_is_believed()
    {
        var talk = new Talk { Responder = null };
        talk.Says("a", "Hello?");
        talk.Accept(Preference(talk, "TITLE") with { Event = "optin", Kind = "notification_messages", StopsMarketing = true });
        Assert.Equal(Marketing.Code, talk.Reply("t1", Template("MARKETING"))!.Code);
        talk.After(1);
        talk.Accept(Preference(talk, "TITLE") with { Event = "optin", Kind = "notification_messages", StopsMarketing = false });
        Assert.Null(talk.Reply("t1", Template("MARKETING")));
        talk.After(1);
        talk.Accept(Preference(talk, "TITLE") with { Event = "optin", Kind = "notification_messages" });
        Assert.Equal(0, talk.State.MarketingStoppedAt);
    }

    [Fact]
    public void What_waits_for_its_time_fails_when_the_stop_came_before_it()
    {
        var talk = new Talk { Responder = null };
        talk.Says("a", "Hello?");
        Assert.Null(talk.Try(decision => Commands.Reply(decision, new ReplyCommand
        {
            ClientId = "t1", Person = Talk.Mira, Content = Template("MARKETING"), SendAt = talk.Now.AddHours(1),
        })));
        talk.Accept(Preference(talk, "stop"));
        talk.Tick(3_601);
        var message = talk.State.Messages.Single(one => one.Content?.Template is not null);
        Assert.Equal((DeliveryState.Failed, SendErrorKind.RecipientUnavailable), (message.Delivery!.Value, message.Sending!.Error!.Kind));
        Assert.Contains("stopped marketing", message.Sending.Error.Text, StringComparison.Ordinal);
        Assert.Equal(Marketing.Code, talk.Retry(message.Key)!.Code);
    }

    [Fact]
    public void What_is_written_for_later_is_refused_at_once()
    {
        var talk = Stopped();
        Assert.Equal(Marketing.Code, talk.Try(decision => Commands.Reply(decision, new ReplyCommand
        {
            ClientId = "t1", Person = Talk.Mira, Content = Template("MARKETING"), SendAt = talk.Now.AddHours(1),
        }))!.Code);
    }

    [Fact]
    public void An_agents_marketing_is_not_sent_and_people_are_told()
    {
        var talk = new Talk();
        talk.Accept(Preference(talk, "stop"));
        talk.Says("a", "Hello?");
        talk.Complete(new TurnResult { TurnId = talk.TurnId, Epoch = talk.State.Turn!.Epoch, Outcome = TurnOutcome.Replied, Replies = [Template(null)] });
        Assert.Equal(DeliveryState.Failed, talk.LastMessage.Delivery);
        Assert.DoesNotContain(talk.State.Messages, message => message.Delivery == DeliveryState.Attempting);
    }

    [Fact]
    public void What_WhatsApp_refuses_for_a_stop_that_nobody_told_is_remembered()
    {
        var talk = new Talk { Responder = null };
        talk.Says("a", "Hello?");
        Assert.Null(talk.Reply("t1", Template("MARKETING")));
        talk.Sent(SendOutcome.Failed(new SendError { Kind = SendErrorKind.RecipientUnavailable, Code = 131050, Text = "Not sent.", IsMarketingStopped = true }));
        Assert.Equal(Marketing.Code, talk.Reply("t2", Template("MARKETING"))!.Code);
    }

    [Fact]
    public void A_wish_in_the_chat_counts_like_WhatsApps_word()
    {
        var talk = new Talk { Responder = null };
        talk.Says("a", "STOP");
        Assert.Null(talk.Try(decision => Marketing.Set(decision, isStopped: true, Talk.Mira)));
        Assert.Equal(Marketing.Code, talk.Reply("t1", Template("MARKETING"))!.Code);
        talk.After(1);
        Assert.Null(talk.Try(decision => Marketing.Set(decision, isStopped: false, Talk.Mira)));
        Assert.Null(talk.Reply("t1", Template("MARKETING")));
    }

    private static Talk Stopped()
    {
        var talk = new Talk { Responder = null };
        talk.Says("a", "Hello?");
        talk.Accept(Preference(talk, "stop"));
        return talk;
    }

    private static ContactActivity Preference(Talk talk, string value, double secondsAgo = 0) => new()
    {
        Platform = talk.Key.Connection.Platform,
        AssetId = talk.Key.Connection.AssetId,
        Contact = Events.Contact(talk.Key),
        ProviderTime = talk.Now.AddSeconds(-secondsAgo).ToUnixTimeMilliseconds(),
        DedupeId = $"preference:{value}:{talk.Now.AddSeconds(-secondsAgo).ToUnixTimeMilliseconds()}",
        Event = Marketing.Preference,
        Kind = "marketing_messages",
        Text = value,
    };

    private static MessageContent Template(string? category) => new()
    {
        Kind = ContentKinds.Template,
        Text = "Come!",
        Template = new TemplateReference { Name = "sale", Language = "en", Category = category },
    };
}
