using System.Globalization;
using Chatbotics.Grains.Abstractions.Channels;
using Chatbotics.Grains.Abstractions.People;
using Chatbotics.Grains.Abstractions.Privacy.Erasures;
using Chatbotics.Grains.Abstractions.Privacy.Receipts;
using Chatbotics.Grains.Abstractions.Privacy.Retention;
using Chatbotics.TestKit.Time;

namespace Chatbotics.Grains.Tests.Privacy;

[Collection(PrivacyHostCollection.Name)]
public sealed class RetentionTests(PrivacyHost host)
{
    [Fact]
    public async Task A_rule_is_announced_then_runs_at_night_and_takes_what_is_due_and_nothing_else()
    {
        using var engine = Caller.Use(Caller.Engine);
        var old = await host.NewConversation("keep", "491700000021");
        var held = await host.NewConversation("keep", "491700000022");
        var young = await host.NewConversation("keep", "491700000023");
        var now = host.Clock.GetUtcNow();
        host.Catalog.LastActivity[old.Value] = now.AddDays(-200);
        host.Catalog.LastActivity[held.Value] = now.AddDays(-300);
        host.Catalog.LastActivity[young.Value] = now.AddDays(-80);
        var grain = host.Grains.GetGrain<IRetentionGrain>("keep");
        Assert.True((await grain.SetHold(new LegalHold { Name = "Dispute", Conversations = [held.Value] })).IsDone);

        var preview = await grain.Preview(ChannelPlatform.WhatsApp, 90);
        Assert.Equal((1, 1, 1), (preview.Goes, preview.Held, preview.Stays));
        Assert.Equal(host.Catalog.LastActivity[old.Value].ToUnixTimeMilliseconds(), preview.Oldest!.Value.ToUnixTimeMilliseconds());
        Assert.True(preview.FirstRun - now >= TimeSpan.FromDays(3));

        Assert.True((await grain.SetRule(ChannelPlatform.WhatsApp, 90)).IsDone);
        Assert.Null(Assert.Single((await grain.Get()).Rules).Days);
        Assert.Null(await grain.RunIfDue());

        // The announced change has not begun: the run before it erases nothing.
        while (host.Clock.GetUtcNow() < preview.FirstRun.AddMinutes(-1))
        {
            host.Clock.Advance(TimeSpan.FromMinutes(30));
            if (host.Clock.GetUtcNow() < preview.FirstRun)
            {
                Assert.Equal(0, (await grain.RunIfDue())?.Conversations ?? 0);
            }
        }

        host.Clock.Advance(TimeSpan.FromMinutes(31));
        var run = await grain.RunIfDue();
        Assert.Equal((1, 1, 1), (run!.Conversations, run.Receipts, run.Held));
        Assert.Null(await host.Store.Load(old));
        Assert.NotNull(await host.Store.Load(held));
        Assert.NotNull(await host.Store.Load(young));
        var receipt = await host.Grains.GetGrain<IReceiptLedgerGrain>("keep").Get(1);
        Assert.Equal((ErasureCause.Retention, "WhatsApp, 90 days after the last message"), (receipt!.Cause, receipt.Policy));
        Assert.Null(await grain.RunIfDue());
    }

    [Fact]
    public async Task A_change_can_be_taken_back_and_a_longer_time_holds_at_once()
    {
        using var engine = Caller.Use(Caller.Engine);
        var grain = host.Grains.GetGrain<IRetentionGrain>("undo");
        await grain.SetRule(ChannelPlatform.Messenger, 30);
        await grain.KeepRule(ChannelPlatform.Messenger);
        Assert.Null(Assert.Single((await grain.Get()).Rules).NextFrom);
        await grain.SetRule(ChannelPlatform.Messenger, 30);
        await grain.SetRule(ChannelPlatform.Messenger, null);
        var rule = Assert.Single((await grain.Get()).Rules);
        Assert.Null(rule.NextFrom);
        Assert.Null(rule.Days);
    }

    [Fact]
    public async Task What_is_on_hold_can_t_be_erased_by_hand_either()
    {
        using var engine = Caller.Use(Caller.Engine);
        var key = await host.NewConversation("held");
        var grain = host.Grains.GetGrain<IRetentionGrain>("held");
        var hold = await grain.SetHold(new LegalHold { Name = "Court", Conversations = [key.Value] });
        var desk = host.Grains.GetGrain<IErasureDeskGrain>("held");
        var order = new ErasureOrder { Kind = ErasureKind.Contact, Cause = ErasureCause.Team, Subjects = [key.Value] };
        Assert.Equal("on_hold", (await desk.Begin(order)).Refusal!.Code);
        Assert.Equal(1, (await desk.Preview(order)).Held);
        await grain.LiftHold(hold.Id!);
        Assert.True((await desk.Begin(order)).IsDone);
    }

    /// <summary>Fault 16: the wall clock leaps.</summary>
    [Fact]
    public async Task Fault16_a_leaping_clock_erases_nothing_early()
    {
        using var engine = Caller.Use(Caller.Engine);
        var key = await host.NewConversation("leap");
        host.Catalog.LastActivity[key.Value] = host.Clock.GetUtcNow().AddDays(-10);
        var grain = host.Grains.GetGrain<IRetentionGrain>("leap");
        await grain.SetRule(ChannelPlatform.WhatsApp, 30);
        await grain.RunIfDue();
        host.Clock.Leap(TimeSpan.FromDays(60));
        var run = await grain.RunIfDue();
        Assert.NotNull(run!.Note);
        Assert.NotNull(await host.Store.Load(key));
    }

    /// <summary>Fault 16: a leap day, and the nights in which clocks are put forward and back, lie between the last message and the run.</summary>
    [Theory]
    [InlineData("2028-02-26T12:00:00Z", 4)]
    [InlineData("2026-03-26T12:00:00Z", 3)]
    [InlineData("2026-10-22T12:00:00Z", 366)]
    public async Task Fault16_retention_is_neither_early_nor_late(string start, int days)
    {
        var own = new PrivacyHost(new ManualClock(DateTimeOffset.Parse(start, CultureInfo.InvariantCulture)));
        await own.InitializeAsync();
        try
        {
            using var engine = Caller.Use(Caller.Engine);
            var (due, young) = (await own.NewConversation("days", "491700000021"), await own.NewConversation("days", "491700000022"));
            var grain = own.Grains.GetGrain<IRetentionGrain>("days");
            var first = (await grain.Preview(ChannelPlatform.WhatsApp, days)).FirstRun;
            own.Catalog.LastActivity[due.Value] = first.AddDays(-days).AddSeconds(-1);
            own.Catalog.LastActivity[young.Value] = first.AddDays(-days).AddSeconds(1);
            Assert.True((await grain.SetRule(ChannelPlatform.WhatsApp, days)).IsDone);
            while (own.Clock.GetUtcNow() < first)
            {
                var step = first - own.Clock.GetUtcNow();
                own.Clock.Advance(step < TimeSpan.FromHours(1) ? step : TimeSpan.FromHours(1));
                if (own.Clock.GetUtcNow() < first)
                {
                    await grain.RunIfDue();
                    Assert.NotNull(await own.Store.Load(due));
                }
            }

            Assert.Equal(1, (await grain.RunIfDue())!.Conversations);
            Assert.Null(await own.Store.Load(due));
            Assert.NotNull(await own.Store.Load(young));
        }
        finally
        {
            await own.DisposeAsync();
        }
    }

    [Fact]
    public async Task Only_who_may_manage_privacy_changes_rules_and_days_are_checked()
    {
        var grain = host.Grains.GetGrain<IRetentionGrain>("rights");
        using (Caller.Use(new Caller { AccountId = "agent", Tenant = "rights", Permissions = PermissionSet.Of(Permission.ViewConversations) }))
        {
            Assert.Equal("not_allowed", (await grain.SetRule(ChannelPlatform.WhatsApp, 30)).Refusal!.Code);
            Assert.Equal("not_allowed", (await grain.SetHold(new LegalHold { Name = "x", Platform = ChannelPlatform.WhatsApp })).Refusal!.Code);
        }

        using var owner = Caller.Use(new Caller { AccountId = "owner", Tenant = "rights", Permissions = PermissionSet.All });
        Assert.Equal("retention_days", (await grain.SetRule(ChannelPlatform.WhatsApp, 0)).Refusal!.Code);
        Assert.Equal("retention_days", (await grain.SetRule(ChannelPlatform.WhatsApp, 100_000)).Refusal!.Code);
        Assert.Equal("hold_scope", (await grain.SetHold(new LegalHold { Name = "x", Conversations = ["other/whatsapp/1/2"] })).Refusal!.Code);
    }
}
