using Chatbotics.Channels.Meta.Sending;
using Chatbotics.Grains.Abstractions.Channels;
using Chatbotics.Grains.Channels.Ports;

namespace Chatbotics.Channels.Tests.Sending;

/// <summary>Fault 21: a Graph API that hangs for one channel costs that channel only, and not for long.</summary>
public sealed class BreakerTests : GraphTest
{
    private protected override (string Key, string Value)[] Settings() =>
        [("Meta:BreakerMinimumCalls", "3"), ("Meta:BreakerPauseMs", "15000")];

    [Fact]
    public async Task Fault21_a_channel_that_hangs_fails_at_once_and_others_go_on()
    {
        var hanging = new SemaphoreSlim(0);
        Graph.Answer = async (context, request) =>
        {
            if (request.Path.Contains("/111/", StringComparison.Ordinal))
            {
                hanging.Release();
                await Task.Delay(Timeout.Infinite, context.RequestAborted).ContinueWith(_ => { }, TaskScheduler.Default);
                return;
            }

            await GraphServer.Reply(context, 200, """{"messages":[{"id":"wamid.ok"}]}""");
        };

        for (var call = 0; call < 3; call++)
        {
            var send = Channels.Send(ChannelHarness.Text(ChannelHarness.WhatsApp));
            await hanging.WaitAsync();
            Channels.Clock.Advance(TimeSpan.FromSeconds(20));
            Assert.True((await send).IsUnknown);
        }

        var paused = (await Channels.Send(ChannelHarness.Text(ChannelHarness.WhatsApp))).Error!;
        Assert.Equal(SendErrorKind.Temporary, paused.Kind);
        Assert.InRange(paused.RetryAfter!.Value, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(15));
        Assert.Equal(3, Graph.Requests.Count);
        Assert.Equal(SendOutcome.Accepted("wamid.ok"), await Channels.Send(ChannelHarness.Text(ChannelHarness.OtherWhatsApp)));
    }

    [Fact]
    public async Task When_the_pause_is_over_one_good_answer_closes_the_breaker()
    {
        Graph.Always(500, """{"error":{"code":131000}}""");
        for (var call = 0; call < 3; call++)
        {
            await Channels.Send(ChannelHarness.Text(ChannelHarness.WhatsApp));
        }

        await Channels.Send(ChannelHarness.Text(ChannelHarness.WhatsApp));
        Assert.Equal(3, Graph.Requests.Count);
        Graph.Always(200, """{"messages":[{"id":"wamid.ok"}]}""");
        Channels.Clock.Advance(TimeSpan.FromSeconds(16));
        Assert.Equal("wamid.ok", (await Channels.Send(ChannelHarness.Text(ChannelHarness.WhatsApp))).MessageId);
        Assert.Equal("wamid.ok", (await Channels.Send(ChannelHarness.Text(ChannelHarness.WhatsApp))).MessageId);
    }

    [Fact]
    public async Task Refusals_are_answers_and_open_nothing()
    {
        Graph.Always(400, """{"error":{"code":131026}}""");
        for (var call = 0; call < 20; call++)
        {
            await Channels.Send(ChannelHarness.Text(ChannelHarness.WhatsApp));
        }

        Assert.Equal(20, Graph.Requests.Count);
    }

    [Fact]
    public async Task Breakers_do_not_pile_up()
    {
        for (var number = 0; number < ChannelBreakers.Kept + 10; number++)
        {
            await Channels.Breakers.Execute(
                ConnectionKey.Create("acme", ChannelPlatform.WhatsApp, $"n{number}"),
                static outcome => ValueTask.FromResult(outcome),
                SendOutcome.Accepted("x"));
        }

        Assert.InRange(Channels.Breakers.Count, 1, ChannelBreakers.Kept);
    }
}
