using Chatbotics.Grains.Abstractions.Channels;
using Chatbotics.Grains.Abstractions.Conversations;
using Chatbotics.Grains.Abstractions.People;
using Chatbotics.Grains.Abstractions.Privacy.Views;

namespace Chatbotics.Grains.Tests.Privacy;

public sealed class LookLogTests(PrivacyHost host) : IClassFixture<PrivacyHost>
{
    [Fact]
    public async Task A_look_is_shown_for_ninety_days_and_goes_with_the_next_one()
    {
        using var engine = Caller.Use(Caller.Engine);
        var log = host.Grains.GetGrain<ILookLogGrain>("looks-age");
        await Look("looks-age", log, "1");
        host.Clock.Advance(TimeSpan.FromDays(89));
        Assert.Single(await log.List(null, 10));
        host.Clock.Advance(TimeSpan.FromDays(2));
        Assert.Empty(await log.List(null, 10));
        await Look("looks-age", log, "2");
        Assert.Equal(0, await log.Forget([Key("looks-age", "1").Value]));
        Assert.Equal(1, await log.Forget([Key("looks-age", "2").Value]));
    }

    [Fact]
    public async Task Looks_within_half_an_hour_are_one_unless_the_conversation_was_erased_between()
    {
        using var engine = Caller.Use(Caller.Engine);
        var log = host.Grains.GetGrain<ILookLogGrain>("looks-again");
        await Look("looks-again", log, "1");
        await Look("looks-again", log, "1");
        Assert.Single(await log.List(null, 10));
        Assert.Equal(1, await log.Forget([Key("looks-again", "1").Value]));
        Assert.Empty(await log.List(null, 10));
        await Look("looks-again", log, "1");
        Assert.Single(await log.List(null, 10));
    }

    [Fact]
    public async Task Pages_of_looks_follow_each_other_and_stay_with_one_conversation_or_account()
    {
        using var engine = Caller.Use(Caller.Engine);
        var log = host.Grains.GetGrain<ILookLogGrain>("looks-page");
        for (var number = 0; number < 5; number++)
        {
            await Look("looks-page", log, $"{number}");
            host.Clock.Advance(TimeSpan.FromMinutes(1));
        }

        var first = await log.Page(null, "eve", null, 3);
        var second = await log.Page(null, null, first[^1].At, 3);
        Assert.Equal(["4", "3", "2", "1", "0"], first.Concat(second).Select(static look => look.Conversation.Split('/')[^1]));
        Assert.Single(await log.Page(Key("looks-page", "3").Value, null, null, 3));
        Assert.Empty(await log.Page(null, "adam", null, 3));
        Assert.Empty(await log.Page(null, null, second[^1].At, 3));
    }

    private static ConversationKey Key(string tenant, string contact) =>
        ConversationKey.Create(ConnectionKey.Create(tenant, ChannelPlatform.WhatsApp, "n"), contact);

    private static async Task Look(string tenant, ILookLogGrain log, string contact)
    {
        using var caller = Caller.Use(new Caller { AccountId = "eve", Tenant = tenant, Permissions = PermissionSet.All });
        await log.Note(Key(tenant, contact));
    }
}
