using Chatbotics.Grains.Abstractions.Channels;
using Chatbotics.Grains.Abstractions.Channels.Health;
using Chatbotics.Grains.Channels.Ports;
using Chatbotics.Grains.Tests.Tenancy;
using Chatbotics.TestKit.Time;

namespace Chatbotics.Grains.Tests.Channels;

/// <summary>Renewal, examination and remedies.</summary>
[Collection(GrainHostCollection.Name)]
public sealed class ConnectionCareTests(GrainHost host)
{
    [Fact]
    public async Task An_instagram_token_is_renewed_before_it_ends()
    {
        var (connection, care) = await Instagram("cc-renew", TimeSpan.FromDays(60));
        host.Clock.Advance(TimeSpan.FromDays(49));
        var before = host.Meta.Calls.Count(call => call == "renew");
        await Daily(care);
        Assert.Equal(before, host.Meta.Calls.Count(call => call == "renew"));

        host.Clock.Advance(TimeSpan.FromDays(2));
        var end = host.Clock.GetUtcNow().AddDays(60);
        host.Meta.Renewal = new MetaToken("IGAA-2", end);
        await Daily(care);
        var status = (await connection.Get())!;
        Assert.Equal(end, status.TokenExpiresAt);
        Assert.Equal("IGAA-2", await host.Vault.Get(status.TokenReference!));
        Assert.Null(status.PausedBy);
    }

    [Fact]
    public async Task A_token_that_could_not_be_renewed_warns_and_then_pauses()
    {
        var (connection, care) = await Instagram("cc-end", TimeSpan.FromDays(60));
        host.Meta.Renewal = new MetaFault(MetaFaultKind.Unreachable);
        host.Clock.Advance(TimeSpan.FromDays(54));
        await Daily(care);
        Assert.Equal((FindingState.Warn, Remedy.Renew), (await Find(care, "token")) is var warned ? (warned.State, warned.Remedy) : default);
        Assert.Null((await connection.Get())!.PausedBy);

        host.Clock.Advance(TimeSpan.FromDays(7));
        await Daily(care);
        Assert.Equal((FindingState.Bad, Remedy.Reconnect), (await Find(care, "token")) is var ended ? (ended.State, ended.Remedy) : default);
        Assert.Equal(SendErrorKind.TokenInvalid, (await connection.Get())!.PausedBy!.Kind);
    }

    [Fact]
    public async Task A_missing_subscription_is_found_and_mended()
    {
        var (_, care) = await Instagram("cc-sub", TimeSpan.FromDays(60));
        host.Meta.Facts = new MetaFacts { TokenIsValid = true, IsSubscribed = false };
        var examination = (await care.Examine())!;
        Assert.Equal("subscription", examination.Findings[0].Code);
        Assert.Equal(Remedy.Subscribe, examination.Findings[0].Remedy);
        Assert.Equal(examination.At, (await care.Last())!.At);
        Assert.True((await care.Apply(Remedy.Subscribe)).Done);
        host.Meta.Facts = new MetaFacts { TokenIsValid = true, IsSubscribed = true };
        Assert.Equal(FindingState.Ok, (await care.Examine())!.Findings.First(finding => finding.Code == "subscription").State);
    }

    [Fact]
    public async Task What_came_in_is_remembered()
    {
        var (_, care) = await Instagram("cc-seen", TimeSpan.FromDays(60));
        host.Meta.Facts = new MetaFacts { TokenIsValid = true, IsSubscribed = true };
        Assert.Equal(FindingState.Warn, (await care.Examine())!.Findings.First(finding => finding.Code == "webhook").State);
        await care.Seen(host.Clock.GetUtcNow());

        // Told one way: nobody says when it has arrived.
        await Eventually.Holds(async () => (await care.Examine())!.Findings.First(finding => finding.Code == "webhook").State == FindingState.Ok);
    }

    [Fact]
    public async Task Numbers_of_one_account_keep_its_subscription()
    {
        var one = await Number("cc-two", "cc-two-1");
        var two = await Number("cc-two", "cc-two-2");
        await one.Care.Disconnect(DisconnectReason.Owner);
        Assert.DoesNotContain("unsubscribe cc-two-1", host.Meta.Calls);
        Assert.Equal(two.Key, await host.Routes.Find(ChannelPlatform.WhatsApp, ChannelAssets.BusinessAccount("cc-two-waba")));
        await two.Care.Disconnect(DisconnectReason.Owner);
        Assert.Contains("unsubscribe cc-two-2", host.Meta.Calls);
        Assert.Null(await host.Routes.Find(ChannelPlatform.WhatsApp, ChannelAssets.BusinessAccount("cc-two-waba")));
    }

    [Theory]
    [InlineData("0151 2345 678", null)]
    [InlineData("+49 151 2345 678", "+491512345678")]
    [InlineData("+1 (555) 010-0199", "+15550100199")]
    [InlineData("+49 call me", null)]
    public async Task A_test_goes_to_a_number_with_its_country(string typed, string? sentTo)
    {
        var (_, care, _) = await Number("cc-test-" + typed.Length, "cc-test-" + typed.Length);
        var before = host.Meta.Calls.Count;
        Assert.Equal(sentTo is not null, (await care.SendTest(typed)).Done);
        Assert.Equal(sentTo is null ? [] : ["test " + sentTo], host.Meta.Calls.Skip(before).Where(call => call.StartsWith("test", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Signatures_are_counted_for_a_day()
    {
        var watch = host.Grains.GetGrain<IWebhookWatchGrain>("a-watch");
        await watch.Add(3, 1);
        host.Clock.Advance(TimeSpan.FromHours(23));
        await watch.Add(2, 0);
        Assert.Equal((5, 1), (await watch.Counts()) is var both ? (both.Good, both.Bad) : default);
        host.Clock.Advance(TimeSpan.FromHours(2));
        Assert.Equal((2, 0), (await watch.Counts()) is var later ? (later.Good, later.Bad) : default);
    }

    private static async Task<Finding> Find(IConnectionCareGrain care, string code) =>
        (await care.Last())!.Findings.First(finding => finding.Code == code);

    private static Task Daily(IConnectionCareGrain care) => care.AsReference<IRemindable>().ReceiveReminder("daily", default);

    private async Task<(IChannelConnectionGrain Connection, IConnectionCareGrain Care)> Instagram(string tenant, TimeSpan life)
    {
        host.Meta.Facts = new MetaFacts { TokenIsValid = true, IsSubscribed = true };
        var key = ConnectionKey.Create(tenant, ChannelPlatform.Instagram, tenant).Value;
        var connection = host.Grains.GetGrain<IChannelConnectionGrain>(key);
        await connection.Configure(new ConnectionDefinition
        {
            Name = "@shop", AccessToken = "IGAA-1", InstagramLogin = true, TokenExpiresAt = host.Clock.GetUtcNow() + life,
        });
        return (connection, host.Grains.GetGrain<IConnectionCareGrain>(key));
    }

    private async Task<(ConnectionKey Key, IConnectionCareGrain Care, IChannelConnectionGrain Connection)> Number(string tenant, string asset)
    {
        var key = ConnectionKey.Create(tenant, ChannelPlatform.WhatsApp, asset);
        var connection = host.Grains.GetGrain<IChannelConnectionGrain>(key.Value);
        await connection.Configure(new ConnectionDefinition { Name = "Shop", AccessToken = "EAAG", BusinessAccountId = tenant + "-waba" });
        return (key, host.Grains.GetGrain<IConnectionCareGrain>(key.Value), connection);
    }
}
