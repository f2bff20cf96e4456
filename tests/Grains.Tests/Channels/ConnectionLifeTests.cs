using Chatbotics.Grains.Abstractions.Channels;
using Chatbotics.Grains.Abstractions.Channels.Connecting;
using Chatbotics.Grains.Abstractions.Channels.Health;
using Chatbotics.Grains.Abstractions.Tenancy;
using Chatbotics.Grains.Tests.Tenancy;

namespace Chatbotics.Grains.Tests.Channels;

/// <summary>What becomes of a connection after it was made.</summary>
[Collection(GrainHostCollection.Name)]
public sealed class ConnectionLifeTests(GrainHost host)
{
    private static readonly string Person = MetaPersons.KeyOf(MetaProduct.Facebook, "10158000000000001");

    [Fact]
    public void A_person_is_found_again_and_not_shown()
    {
        Assert.DoesNotContain("10158000000000001", Person, StringComparison.Ordinal);
        Assert.Equal(Person, MetaPersons.KeyOf(MetaProduct.Facebook, "10158000000000001"));
        Assert.NotEqual(Person, MetaPersons.KeyOf(MetaProduct.Instagram, "10158000000000001"));
    }

    [Fact]
    public async Task A_person_remembers_connections_until_the_last_one_is_forgotten()
    {
        var person = host.Grains.GetGrain<IMetaPersonGrain>(MetaPersons.KeyOf(MetaProduct.Facebook, "p-1"));
        var (one, two) = (Key("cl-p1", "1"), Key("cl-p2", "2"));
        await person.Add(one);
        await person.Add(two);
        await person.Add(one);
        Assert.Equal([one, two], (await person.Connections()).ToArray());
        await person.Remove(one);
        Assert.Equal([two], (await person.Connections()).ToArray());
        await person.Remove(two);
        Assert.Empty(await person.Connections());
        await person.Add(two);
        Assert.Equal([two], (await person.Connections()).ToArray());
    }

    [Fact]
    public async Task Disconnecting_destroys_the_token_frees_the_asset_and_forgets_the_person()
    {
        var key = Key("cl-end", "cl-end-1");
        var connection = host.Grains.GetGrain<IChannelConnectionGrain>(key.Value);
        await connection.Configure(new ConnectionDefinition { Name = "Page", AccessToken = "EAAG-end", MetaPerson = Person, TokenExpiresAt = host.Clock.GetUtcNow() });
        await host.Grains.GetGrain<IMetaPersonGrain>(Person).Add(key);
        var reference = (await connection.Get())!.TokenReference!;

        await host.Grains.GetGrain<IConnectionCareGrain>(key.Value).Disconnect(DisconnectReason.Deauthorised);
        await host.Grains.GetGrain<IConnectionCareGrain>(key.Value).Disconnect(DisconnectReason.Owner);

        var status = (await connection.Get())!;
        Assert.Null(status.TokenReference);
        Assert.Null(status.TokenExpiresAt);
        Assert.Equal(DisconnectReason.Deauthorised, status.DisconnectedFor);
        Assert.Null(await host.Vault.Get(reference));
        Assert.Null(await host.Routes.Find(ChannelPlatform.Messenger, "cl-end-1"));
        Assert.Empty(await host.Grains.GetGrain<IMetaPersonGrain>(Person).Connections());
        Assert.Equal(SendErrorKind.TokenInvalid, (await connection.LeaseSends(1)).PausedBy!.Kind);
        Assert.Equal([key], (await host.Grains.GetGrain<IWorkspaceGrain>("cl-end").GetConnections()).ToArray());

        await connection.Configure(new ConnectionDefinition { Name = "Page again", AccessToken = "EAAG-again" });
        Assert.Null((await connection.Get())!.DisconnectedAt);
        Assert.Equal(key, await host.Routes.Find(ChannelPlatform.Messenger, "cl-end-1"));
        Assert.Equal(1, (await connection.LeaseSends(1)).Granted);
    }

    [Fact]
    public async Task A_renewed_token_replaces_the_old_one_but_never_revives_a_connection()
    {
        var key = Key("cl-renew", "cl-renew-1");
        var connection = host.Grains.GetGrain<IChannelConnectionGrain>(key.Value);
        await connection.Configure(new ConnectionDefinition { Name = "Page", AccessToken = "EAAG-1" });
        var old = (await connection.Get())!.TokenReference!;
        var end = host.Clock.GetUtcNow().AddDays(60);
        await connection.RenewToken("EAAG-2", end);
        var status = (await connection.Get())!;
        Assert.Equal(end, status.TokenExpiresAt);
        Assert.Equal("EAAG-2", await host.Vault.Get(status.TokenReference!));
        Assert.Null(await host.Vault.Get(old));

        await connection.Disconnect(DisconnectReason.Owner);
        await connection.RenewToken("EAAG-3", end);
        Assert.Null((await connection.Get())!.TokenReference);
    }

    [Fact]
    public async Task A_connection_takes_a_good_name_and_refuses_a_bad_one()
    {
        var connection = host.Grains.GetGrain<IChannelConnectionGrain>(Key("cl-name", "cl-name-1").Value);
        await connection.Configure(new ConnectionDefinition { Name = "Page", AccessToken = "EAAG-1" });
        await connection.Rename("Shop page");
        Assert.Equal("Shop page", (await connection.Get())!.Name);
        await Assert.ThrowsAsync<InvalidDefinitionException>(() => connection.Rename("two\nlines"));
        Assert.Equal("Shop page", (await connection.Get())!.Name);
    }

    private static ConnectionKey Key(string tenant, string asset) => ConnectionKey.Create(tenant, ChannelPlatform.Messenger, asset);
}
