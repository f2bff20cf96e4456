using Chatbotics.Grains.Abstractions.Channels;
using Chatbotics.Grains.Abstractions.Tenancy;
using Chatbotics.Grains.Channels.Ports;
using Chatbotics.Grains.Tests.Tenancy;

namespace Chatbotics.Grains.Tests.Channels;

[Collection(GrainHostCollection.Name)]
public sealed class ChannelConnectionGrainTests(GrainHost host)
{
    private static readonly SendError Revoked = new() { Kind = SendErrorKind.TokenInvalid, Code = 190, Text = "The token was refused." };

    [Fact]
    public async Task A_connection_that_was_never_configured_shows_nothing_and_sends_nothing()
    {
        var (_, grain) = Connection("cx-none");
        Assert.Null(await grain.Get());
        var lease = await grain.LeaseSends(1);
        Assert.Equal(0, lease.Granted);
        Assert.NotNull(lease.PausedBy);
    }

    [Fact]
    public async Task Configuring_claims_the_routes_hides_the_token_and_joins_the_workspace()
    {
        var (key, grain) = Connection("cx-new", ChannelPlatform.Instagram);
        await grain.Configure(Definition("EAAG-secret") with { SecondAssetId = "cx-new-other" });

        var status = (await grain.Get())!;
        Assert.Equal(key, await host.Routes.Find(ChannelPlatform.Instagram, key.AssetId));
        Assert.Equal(key, await host.Routes.Find(ChannelPlatform.Instagram, "cx-new-other"));
        Assert.Equal("EAAG-secret", await host.Vault.Get(status.TokenReference!));
        Assert.DoesNotContain("EAAG-secret", status.ToString(), StringComparison.Ordinal);
        Assert.StartsWith("cx-new/", status.TokenReference, StringComparison.Ordinal);
        Assert.Equal(host.Clock.GetUtcNow(), status.TokenSetAt);
        Assert.Equal([key], (await Workspace("cx-new").GetConnections()).ToArray());
    }

    [Fact]
    public async Task Configuring_the_same_again_writes_nothing()
    {
        var (_, grain) = Connection("cx-twice");
        await grain.Configure(Definition("token-1"));
        var writes = host.Storage.WritesOf(grain);
        var before = await grain.Get();
        host.Clock.Advance(TimeSpan.FromHours(1));
        await grain.Configure(Definition("token-1"));

        Assert.Equal(writes, host.Storage.WritesOf(grain));
        Assert.Equal(before!.Revision, (await grain.Get())!.Revision);
        Assert.Equal(before.TokenSetAt, (await grain.Get())!.TokenSetAt);
    }

    [Fact]
    public async Task A_definition_without_a_token_keeps_the_present_one()
    {
        var (key, grain) = Connection("cx-keep");
        await grain.Configure(Definition("token-1"));
        await grain.Configure(new ConnectionDefinition { Name = "New name" });
        Assert.Equal("token-1", (await Credentials.Find(key))!.AccessToken);
        Assert.Equal("New name", (await grain.Get())!.Name);
    }

    [Fact]
    public async Task An_asset_of_another_connection_is_refused_and_nothing_is_kept()
    {
        var (_, first) = Connection("cx-taken-a", ChannelPlatform.Messenger, "cx-page");
        await first.Configure(Definition("token-a"));
        var (_, second) = Connection("cx-taken-b", ChannelPlatform.Messenger, "cx-page");

        await Assert.ThrowsAsync<AssetTakenException>(() => second.Configure(Definition("token-b")));
        Assert.Null(await second.Get());
        Assert.Empty(await Workspace("cx-taken-b").GetConnections());
    }

    [Fact]
    public async Task A_second_id_of_another_connection_gives_back_what_was_claimed()
    {
        var (_, first) = Connection("cx-half-a", ChannelPlatform.Instagram, "cx-half-taken");
        await first.Configure(Definition("token-a"));
        var (_, second) = Connection("cx-half-b", ChannelPlatform.Instagram, "cx-half-free");

        await Assert.ThrowsAsync<AssetTakenException>(
            () => second.Configure(Definition("token-b") with { SecondAssetId = "cx-half-taken" }));
        Assert.Null(await host.Routes.Find(ChannelPlatform.Instagram, "cx-half-free"));
    }

    [Fact]
    public async Task Two_numbers_may_share_a_business_account_and_the_first_keeps_its_events()
    {
        var (first, one) = Connection("cx-waba", ChannelPlatform.WhatsApp, "cx-waba-1");
        var (_, two) = Connection("cx-waba", ChannelPlatform.WhatsApp, "cx-waba-2");
        await one.Configure(Definition("t") with { BusinessAccountId = "900" });
        await two.Configure(Definition("t") with { BusinessAccountId = "900" });
        Assert.Equal(first, await host.Routes.Find(ChannelPlatform.WhatsApp, ChannelAssets.BusinessAccount("900")));
    }

    [Fact]
    public async Task A_token_with_line_breaks_is_refused_without_repeating_it()
    {
        var (_, grain) = Connection("cx-bad");
        var refusal = await Assert.ThrowsAsync<InvalidDefinitionException>(
            () => grain.Configure(Definition("secret\r\nX-Evil: 1") with { PageId = "1" }));
        Assert.Equal(["pageId", "accessToken"], refusal.Errors.Select(error => error.Field));
        Assert.DoesNotContain("secret", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_refused_token_pauses_once_and_tells_the_owner_what_to_do()
    {
        var (_, grain) = Connection("cx-pause");
        await grain.Configure(Definition("token-1"));
        var writes = host.Storage.WritesOf(grain);
        await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => grain.ReportFailure(Revoked)));

        var lease = await grain.LeaseSends(5);
        Assert.Equal(writes + 1, host.Storage.WritesOf(grain));
        Assert.Equal(0, lease.Granted);
        Assert.Equal(SendErrorKind.TokenInvalid, lease.PausedBy!.Kind);
        Assert.False(string.IsNullOrWhiteSpace(lease.PausedBy.OwnerAction));
        Assert.Equal(TimeSpan.FromMinutes(1), lease.RetryAfter);
    }

    [Fact]
    public async Task A_new_token_ends_the_pause_and_reaches_the_senders_at_once()
    {
        var (key, grain) = Connection("cx-renew");
        await grain.Configure(Definition("token-1"));
        Assert.Equal("token-1", (await Credentials.Find(key))!.AccessToken);
        var old = (await grain.Get())!.TokenReference!;
        await grain.ReportFailure(Revoked);
        await grain.Configure(Definition("token-1"));
        Assert.NotNull((await grain.Get())!.PausedBy);

        await grain.Configure(Definition("token-2"));
        Assert.Null((await grain.Get())!.PausedBy);
        Assert.Equal(1, (await grain.LeaseSends(1)).Granted);
        Assert.Equal("token-2", (await Credentials.Find(key))!.AccessToken);
        Assert.Null(await host.Vault.Get(old));
    }

    [Fact]
    public async Task A_blocked_account_stays_paused_with_a_new_token_until_it_is_resumed()
    {
        var (_, grain) = Connection("cx-blocked");
        await grain.Configure(Definition("token-1"));
        await grain.ReportFailure(new SendError { Kind = SendErrorKind.AccountBlocked, Code = 131031, Text = "Locked." });
        await grain.Configure(Definition("token-2"));
        Assert.Equal(0, (await grain.LeaseSends(1)).Granted);

        await grain.Resume();
        Assert.Equal(1, (await grain.LeaseSends(1)).Granted);
    }

    [Fact]
    public async Task A_failed_write_keeps_the_old_token_in_use()
    {
        var (key, grain) = Connection("cx-fault");
        await grain.Configure(Definition("token-1"));
        host.Storage.WriteFault = name => name == "connection" ? new IOException("disk") : null;
        await Assert.ThrowsAnyAsync<Exception>(() => grain.Configure(Definition("token-2")));
        host.Storage.WriteFault = null;
        Credentials.Forget(key);
        Assert.Equal("token-1", (await Credentials.Find(key))!.AccessToken);

        await grain.Configure(Definition("token-2"));
        Assert.Equal("token-2", (await Credentials.Find(key))!.AccessToken);
    }

    [Fact]
    public async Task Sends_are_limited_to_the_owners_rate()
    {
        var (_, grain) = Connection("cx-rate");
        await grain.Configure(Definition("t") with { SendsPerSecond = 80 });
        Assert.Equal(80, (await grain.LeaseSends(1_000)).Granted);
        Assert.Equal(0, (await grain.LeaseSends(1_000)).Granted);
        host.Clock.Advance(TimeSpan.FromMilliseconds(500));
        Assert.Equal(40, (await grain.LeaseSends(1_000)).Granted);

        await grain.Configure(Definition("t") with { SendsPerSecond = 1_000 });
        host.Clock.Advance(TimeSpan.FromSeconds(5));
        Assert.Equal(1_000, (await grain.LeaseSends(1_000)).Granted);
    }

    [Fact]
    public async Task Account_events_are_kept_newest_first_once_and_at_most_fifty()
    {
        var (key, grain) = Connection("cx-events");
        await grain.Configure(Definition("t"));
        for (var i = 0; i < 55; i++)
        {
            await grain.Record(Quality(key, i));
        }

        await grain.Record(Quality(key, 54));
        var events = (await grain.Get())!.Events;
        Assert.Equal(50, events.Length);
        Assert.Equal([54L, 53L], events.Take(2).Select(recorded => recorded.ProviderTime!.Value));
    }

    private static AccountEvent Quality(ConnectionKey key, long time) => new()
    {
        Platform = key.Platform,
        AssetId = key.AssetId,
        ProviderTime = time,
        Event = "account",
        Kind = "phone_number_quality_update",
    };

    private static ConnectionDefinition Definition(string token) => new() { Name = "Shop", AccessToken = token };

    private IConnectionCredentials Credentials => host.Service<IConnectionCredentials>();

    private (ConnectionKey Key, IChannelConnectionGrain Grain) Connection(
        string tenant, ChannelPlatform platform = ChannelPlatform.WhatsApp, string? asset = null)
    {
        var key = ConnectionKey.Create(tenant, platform, asset ?? tenant + "-asset");
        return (key, host.Grains.GetGrain<IChannelConnectionGrain>(key.Value));
    }

    private IWorkspaceGrain Workspace(string tenant) => host.Grains.GetGrain<IWorkspaceGrain>(tenant);
}
