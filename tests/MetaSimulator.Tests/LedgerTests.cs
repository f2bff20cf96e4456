using Chatbotics.MetaSimulator.Ledger;

namespace Chatbotics.MetaSimulator.Tests;

public sealed class LedgerTests
{
    [Fact]
    public async Task A_reply_sent_twice_is_found_by_handle_or_by_text()
    {
        await using var world = await World.Start();
        await world.SendWhatsApp("4915", "one", "handle-1");
        await world.SendWhatsApp("4915", "two", "handle-2");
        await world.SendWhatsApp("4916", "one");
        Assert.Empty(world.Meta.Ledger.Duplicates());
        await world.SendWhatsApp("4915", "one", "handle-1");
        await world.SendWhatsApp("4916", "one");
        Assert.Equal([2, 2], world.Meta.Ledger.Duplicates().Select(group => group.Count));
        Assert.Equal(["one", "two", "one"], world.Meta.Ledger.To(world.Number.Id, "4915").Select(send => send.Text));
    }

    [Fact]
    public void It_forgets_the_oldest_but_never_the_count()
    {
        var ledger = new SendLedger(1000);
        for (var i = 0; i < 2500; i++)
        {
            ledger.Add(Send($"wamid.{i}"));
        }

        Assert.Equal((2500, 1000, "wamid.1500", "wamid.2499"), (ledger.Accepted, ledger.Sends.Count, ledger.Sends[0].Id, ledger.Sends[^1].Id));
        Assert.Null(ledger.Find("wamid.1499"));
        Assert.Equal(1500, ledger.Find("wamid.1500")!.Sequence);
    }

    [Fact]
    public async Task Without_bodies_nothing_of_the_text_is_kept()
    {
        await using var world = await World.Start(SimulatorOptions.ForBenchmarks);
        Assert.Equal(200, (await world.SendWhatsApp("4915", "secret words")).Status);
        var send = Assert.Single(world.Meta.Ledger.Sends);
        Assert.Equal((null, null), (send.Text, send.Body));
    }

    private static SendRecord Send(string id) => new()
    {
        Id = id,
        At = default,
        Platform = Assets.Platform.WhatsApp,
        AssetId = "1",
        Recipient = "2",
        Kind = "text",
    };
}
