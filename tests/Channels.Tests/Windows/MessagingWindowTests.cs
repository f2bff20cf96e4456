using Chatbotics.Grains.Abstractions.Channels;
using Chatbotics.Grains.Abstractions.Conversations;
using Chatbotics.Grains.Channels;

namespace Chatbotics.Channels.Tests.Windows;

public sealed class MessagingWindowTests
{
    private static readonly DateTimeOffset LastAct = new(2026, 10, 16, 8, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(ChannelPlatform.WhatsApp, 0, true)]
    [InlineData(ChannelPlatform.WhatsApp, 86_399, true)]
    [InlineData(ChannelPlatform.WhatsApp, 86_400, false)]
    [InlineData(ChannelPlatform.Messenger, 86_399, true)]
    [InlineData(ChannelPlatform.Messenger, 86_400, false)]
    [InlineData(ChannelPlatform.Instagram, 86_400, false)]
    [InlineData(ChannelPlatform.WebChat, 86_400_000, true)]
    public void An_assistant_writes_within_24_hours(ChannelPlatform platform, long seconds, bool allowed)
    {
        var window = MessagingWindow.For(platform);
        Assert.Equal(allowed, window.IsOpen(LastAct.AddSeconds(seconds), LastAct));
        Assert.Equal(allowed, window.Allows(AuthorKind.Assistant, isTemplate: false, LastAct.AddSeconds(seconds), LastAct));
        Assert.Equal(allowed, window.Allows(AuthorKind.Workflow, isTemplate: false, LastAct.AddSeconds(seconds), LastAct));
    }

    [Theory]
    [InlineData(ChannelPlatform.WhatsApp, 25, false)]
    [InlineData(ChannelPlatform.Messenger, 25, true)]
    [InlineData(ChannelPlatform.Messenger, 167, true)]
    [InlineData(ChannelPlatform.Messenger, 168, false)]
    [InlineData(ChannelPlatform.Instagram, 167, true)]
    [InlineData(ChannelPlatform.Instagram, 168, false)]
    public void A_person_writes_within_7_days_on_Messenger_and_Instagram(ChannelPlatform platform, int hours, bool allowed)
    {
        var window = MessagingWindow.For(platform);
        Assert.Equal(allowed, window.Allows(AuthorKind.Person, isTemplate: false, LastAct.AddHours(hours), LastAct));
        Assert.Equal(allowed, window.Composer(LastAct.AddHours(hours), LastAct).CanReply);
    }

    [Fact]
    public void Templates_go_on_WhatsApp_at_any_time_and_nowhere_else()
    {
        Assert.True(MessagingWindow.For(ChannelPlatform.WhatsApp).Allows(AuthorKind.Workflow, isTemplate: true, LastAct, null));
        Assert.False(MessagingWindow.For(ChannelPlatform.Messenger).Allows(AuthorKind.Person, isTemplate: true, LastAct, LastAct));
    }

    [Fact]
    public void The_composer_of_WhatsApp() => Assert.Equal(
        new ComposerState
        {
            CanReply = false,
            WindowClosesAt = LastAct.AddHours(24),
            CanSendTemplate = true,
            TextLimit = 4_096,
            MaxOptions = 10,
            OptionTitle = 20,
            Reason = "The customer last wrote more than 24 hours ago. WhatsApp lets you write now only with a template.",
        },
        MessagingWindow.For(ChannelPlatform.WhatsApp).Composer(LastAct.AddDays(2), LastAct));

    [Fact]
    public void The_composer_of_Instagram() => Assert.Equal(
        new ComposerState
        {
            CanReply = true,
            WindowClosesAt = LastAct.AddHours(24),
            PersonWindowClosesAt = LastAct.AddDays(7),
            TextLimit = 1_000,
            LimitIsBytes = true,
            MaxOptions = 13,
            OptionTitle = 20,
        },
        MessagingWindow.For(ChannelPlatform.Instagram).Composer(LastAct.AddDays(2), LastAct));

    [Theory]
    [InlineData(ChannelPlatform.WhatsApp, "This customer hasn't written yet. WhatsApp lets you write first only with a template.")]
    [InlineData(ChannelPlatform.Messenger, "This customer hasn't written yet. Messenger lets you answer, not write first.")]
    public void Nobody_writes_first_without_a_template(ChannelPlatform platform, string reason)
    {
        var composer = MessagingWindow.For(platform).Composer(LastAct, null);
        Assert.False(composer.CanReply);
        Assert.Null(composer.WindowClosesAt);
        Assert.Equal(reason, composer.Reason);
    }

    [Fact]
    public void Texts_are_measured_in_the_platforms_unit()
    {
        Assert.Equal(2, MessagingWindow.For(ChannelPlatform.Messenger).Measure("äö"));
        Assert.Equal(4, MessagingWindow.For(ChannelPlatform.Instagram).Measure("äö"));
    }
}
