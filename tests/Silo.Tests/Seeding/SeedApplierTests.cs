using System.Text;
using Chatbotics.Grains.Abstractions.Channels;
using Chatbotics.Grains.Abstractions.Channels.Website;
using Chatbotics.Grains.Abstractions.Tenancy;
using Chatbotics.Grains.Channels;
using Chatbotics.Grains.Privacy.Ports;
using Chatbotics.Grains.Tenancy;
using Chatbotics.Silo.Seeding;
using Chatbotics.TestKit.Fakes;
using Microsoft.Extensions.DependencyInjection;
using Orleans.TestingHost;

namespace Chatbotics.Silo.Tests.Seeding;

public sealed class SeedApplierTests : IAsyncLifetime
{
    private readonly InProcessTestCluster _cluster;
    private readonly InMemoryChannelRoutes _routes = new();

    public SeedApplierTests()
    {
        var builder = new InProcessTestClusterBuilder(1);
        builder.ConfigureSilo((_, silo) => silo.AddMemoryGrainStorageAsDefault().Services
            .AddSingleton<IChannelRoutes>(_routes)
            .AddSingleton<ISecretVault>(new InMemorySecretVault())
            .AddTenancy()
            .AddChannelConnections());
        _cluster = builder.Build();
    }

    public Task InitializeAsync() => _cluster.DeployAsync();

    public async Task DisposeAsync()
    {
        await _cluster.StopAllSilosAsync();
        await _cluster.DisposeAsync();
    }

    [Fact]
    public async Task The_demo_is_brought_into_being_and_a_second_time_changes_nothing()
    {
        var applier = new SeedApplier(_cluster.Client);
        await applier.Apply(DemoSeed.Read());
        var workspace = _cluster.Client.GetGrain<IWorkspaceGrain>(DemoSeed.Tenant);
        var settings = (await workspace.Get())!;
        Assert.Equal("Juniper & Clay", settings.Name);
        Assert.Equal("Wren", settings.Responder!.Name);
        var connections = await workspace.GetConnections();
        Assert.Equal(3, connections.Length);

        await applier.Apply(DemoSeed.Read());
        Assert.Equal(1, (await workspace.Get())!.Revision);
        Assert.Equal(3, (await workspace.GetConnections()).Length);
        foreach (var connection in connections)
        {
            Assert.Equal(1, (await _cluster.Client.GetGrain<IChannelConnectionGrain>(connection.Value).Get())!.Revision);
        }
    }

    [Fact]
    public async Task A_chat_on_a_website_is_made_once_and_changed_with_its_file()
    {
        var applier = new SeedApplier(_cluster.Client);
        await applier.Apply(Website("Acme"));
        var site = _cluster.Client.GetGrain<IWebsiteGrain>("acme/webchat/acme-shop");
        var made = (await site.Find())!;
        Assert.Equal(("Our website", "Acme", "https://shop.example", true), (made.Name, made.Settings.Title, Assert.Single(made.Settings.Origins), made.Settings.IsOn));
        var secret = await site.RenewSecret();

        // A second time changes nothing, not even what visitors are known by.
        await applier.Apply(Website("Acme"));
        Assert.NotNull(await site.Recognise("lea", WebsiteProof.Of(secret!, "lea")));
        await applier.Apply(Website("Acme Bowls"));
        var changed = (await site.Find())!;
        Assert.Equal(("Acme Bowls", true), (changed.Settings.Title, changed.IsSecretInUse));
        Assert.NotNull(await site.Recognise("lea", WebsiteProof.Of(secret!, "lea")));

        static SeedFile Website(string title) => SeedReader.Read(Encoding.UTF8.GetBytes(
            $$$"""{"workspaces":[{"id":"acme","name":"Acme","channels":[{"platform":"webchat","assetId":"acme-shop","name":"Our website","website":{"title":"{{{title}}}","origins":["https://shop.example"]}}]}]}"""));
    }

    [Fact]
    public async Task An_account_of_another_workspace_is_named_by_its_place()
    {
        await _routes.Claim(ChannelPlatform.WhatsApp, "77", ConnectionKey.Create("other", ChannelPlatform.WhatsApp, "77"));
        var file = SeedReader.Read(Encoding.UTF8.GetBytes(
            """{"workspaces":[{"id":"a","name":"A","channels":[{"platform":"whatsapp","assetId":"76"},{"platform":"whatsapp","assetId":"77"}]}]}"""));
        var refusal = await Assert.ThrowsAsync<SeedFileException>(() => new SeedApplier(_cluster.Client).Apply(file));
        Assert.Equal("$.workspaces[0].channels[1].assetId", Assert.Single(refusal.Errors).Path);
    }
}
