using Chatbotics.Grains.Abstractions.Channels;

namespace Chatbotics.Storage.Tests.Compliance;

/// <summary>What every route table must do.</summary>
public abstract class ChannelRoutesCompliance
{
    private static readonly ConnectionKey Other = ConnectionKey.Create("other", ChannelPlatform.WhatsApp, "106540352242922");

    protected abstract IChannelRoutes Routes { get; }

    [Fact]
    public async Task An_asset_leads_to_whoever_claimed_it()
    {
        Assert.Null(await Routes.Find(ChannelPlatform.WhatsApp, "1"));
        Assert.True(await Routes.Claim(ChannelPlatform.WhatsApp, "1", Sample.Connection));
        Assert.True(await Routes.Claim(ChannelPlatform.WhatsApp, "1", Sample.Connection));
        Assert.Equal(Sample.Connection, await Routes.Find(ChannelPlatform.WhatsApp, "1"));
        Assert.Null(await Routes.Find(ChannelPlatform.Messenger, "1"));
        Assert.Null(await Routes.Find(ChannelPlatform.WhatsApp, "2"));
    }

    [Fact]
    public async Task A_second_claim_is_refused()
    {
        Assert.True(await Routes.Claim(ChannelPlatform.WhatsApp, "1", Sample.Connection));
        Assert.False(await Routes.Claim(ChannelPlatform.WhatsApp, "1", Other));
        Assert.Equal(Sample.Connection, await Routes.Find(ChannelPlatform.WhatsApp, "1"));
    }

    [Fact]
    public async Task Of_claims_at_the_same_time_one_wins()
    {
        var claims = await Task.WhenAll(Enumerable.Range(0, 16).Select(index => Task.Run(async () =>
            await Routes.Claim(ChannelPlatform.WhatsApp, "1", ConnectionKey.Create($"tenant-{index}", ChannelPlatform.WhatsApp, "1")))));
        Assert.Equal(1, claims.Count(won => won));
        var winner = Array.IndexOf(claims, true);
        Assert.Equal($"tenant-{winner}", (await Routes.Find(ChannelPlatform.WhatsApp, "1"))!.Value.Tenant);
    }

    [Fact]
    public async Task Releasing_gives_up_every_route_of_the_connection_and_no_other()
    {
        await Routes.Claim(ChannelPlatform.WhatsApp, "1", Sample.Connection);
        await Routes.Claim(ChannelPlatform.WhatsApp, "2", Sample.Connection);
        await Routes.Claim(ChannelPlatform.WhatsApp, "3", Other);
        await Routes.Release(Sample.Connection);
        await Routes.Release(Sample.Connection);

        Assert.Null(await Routes.Find(ChannelPlatform.WhatsApp, "1"));
        Assert.Null(await Routes.Find(ChannelPlatform.WhatsApp, "2"));
        Assert.Equal(Other, await Routes.Find(ChannelPlatform.WhatsApp, "3"));
        Assert.True(await Routes.Claim(ChannelPlatform.WhatsApp, "1", Other));
    }
}
