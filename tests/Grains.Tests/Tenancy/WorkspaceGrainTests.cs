using Chatbotics.Grains.Abstractions.Assistants;
using Chatbotics.Grains.Abstractions.Channels;
using Chatbotics.Grains.Abstractions.Tenancy;
using Chatbotics.Grains.Tenancy.Ports;

namespace Chatbotics.Grains.Tests.Tenancy;

[Collection(GrainHostCollection.Name)]
public sealed class WorkspaceGrainTests(GrainHost host)
{
    private static readonly WorkspaceDefinition Definition = new()
    {
        Name = "Acme",
        Responder = new ResponderDefinition { Answers = [new("Open on Sunday?", "No.")] },
    };

    [Fact]
    public async Task A_workspace_that_was_never_configured_has_no_settings() =>
        Assert.Null(await Workspace("ws-none").Get());

    [Fact]
    public async Task Configuring_twice_changes_and_writes_once()
    {
        var workspace = Workspace("ws-twice");
        await workspace.Configure(Definition);
        var writes = host.Storage.WritesOf(workspace);
        await workspace.Configure(Definition with { Responder = Definition.Responder! with { Answers = [new("Open on Sunday?", "No.")] } });

        var settings = (await workspace.Get())!;
        Assert.Equal(writes, host.Storage.WritesOf(workspace));
        Assert.Equal(1, settings.Revision);
        Assert.Equal("Acme", settings.Name);
        Assert.Equal("No.", Assert.Single(settings.Responder!.Answers).Answer);
    }

    [Fact]
    public async Task A_definition_without_a_responder_keeps_the_present_one()
    {
        var workspace = Workspace("ws-keep");
        await workspace.Configure(Definition);
        await workspace.Configure(new WorkspaceDefinition { Name = "Acme Ltd" });

        var settings = (await workspace.Get())!;
        Assert.Equal("Acme Ltd", settings.Name);
        Assert.Equal(2, settings.Revision);
        Assert.NotNull(settings.Responder);
    }

    [Fact]
    public async Task A_bad_definition_is_refused_field_by_field_and_changes_nothing()
    {
        var workspace = Workspace("ws-bad");
        var bad = new WorkspaceDefinition
        {
            Name = " ",
            Responder = new ResponderDefinition
            {
                QuietPeriod = TimeSpan.FromMinutes(2),
                Language = "e",
                Answers = [new("ok", "ok"), new("", new string('x', 4_001))],
            },
        };
        var refusal = await Assert.ThrowsAsync<InvalidDefinitionException>(() => workspace.Configure(bad));

        Assert.Equal(
            ["name", "responder.quietPeriodMs", "responder.language", "responder.answers[1].question", "responder.answers[1].answer"],
            refusal.Errors.Select(error => error.Field));
        Assert.Null(await workspace.Get());
    }

    [Fact]
    public async Task A_refused_write_leaves_the_old_settings_and_the_call_can_be_repeated()
    {
        var workspace = Workspace("ws-fault");
        await workspace.Configure(Definition);
        host.Storage.WriteFault = name => name == "workspace" ? new IOException("disk") : null;
        await Assert.ThrowsAnyAsync<Exception>(() => workspace.Configure(Definition with { Name = "Other" }));
        host.Storage.WriteFault = null;

        Assert.Equal("Acme", (await workspace.Get())!.Name);
        await workspace.Configure(Definition with { Name = "Other" });
        Assert.Equal("Other", (await workspace.Get())!.Name);
    }

    [Fact]
    public async Task A_key_that_is_no_tenant_id_is_refused() =>
        await Assert.ThrowsAsync<InvalidKeyPartException>(() => Workspace("No/Tenant").Configure(Definition));

    [Fact]
    public async Task Numbers_start_at_one_and_are_never_given_twice()
    {
        var workspace = Workspace("ws-numbers");
        Assert.Equal(1, await workspace.LeaseConversationNumbers(1));
        Assert.Equal(2, await workspace.LeaseConversationNumbers(10));
        host.Storage.WriteFault = name => name == "workspace-numbers" ? new IOException("disk") : null;
        await Assert.ThrowsAnyAsync<Exception>(() => workspace.LeaseConversationNumbers(1));
        host.Storage.WriteFault = null;
        Assert.Equal(12, await workspace.LeaseConversationNumbers(1));
    }

    [Fact]
    public async Task A_quiet_business_sees_consecutive_numbers()
    {
        var cache = host.Service<IWorkspaceSettingsCache>();
        for (var expected = 1; expected <= 5; expected++)
        {
            Assert.Equal(expected, await cache.NextConversationNumber("ws-quiet"));
            host.Clock.Advance(TimeSpan.FromSeconds(20));
        }

        // Nothing was reserved ahead: a restart would go on with the next number.
        Assert.Equal(6, await Workspace("ws-quiet").LeaseConversationNumbers(1));
    }

    [Fact]
    public async Task A_burst_gets_distinct_numbers_with_few_writes()
    {
        var cache = host.Service<IWorkspaceSettingsCache>();
        var before = host.Storage.WritesOf(Workspace("ws-burst"));
        var numbers = await Task.WhenAll(Enumerable.Range(0, 500).Select(_ => Task.Run(async () => await cache.NextConversationNumber("ws-burst"))));

        Assert.Equal(Enumerable.Range(1, 500).Select(number => (long)number), numbers.Order());
        Assert.InRange(host.Storage.WritesOf(Workspace("ws-burst")) - before, 1, 250);
    }

    [Fact]
    public async Task A_failed_lease_fails_its_waiters_and_the_next_one_works()
    {
        var cache = host.Service<IWorkspaceSettingsCache>();
        host.Storage.WriteFault = name => name == "workspace-numbers" ? new IOException("disk") : null;
        await Assert.ThrowsAnyAsync<Exception>(async () => await cache.NextConversationNumber("ws-lease-fault"));
        host.Storage.WriteFault = null;
        Assert.Equal(1, await cache.NextConversationNumber("ws-lease-fault"));
    }

    [Fact]
    public async Task The_cache_sees_a_change_of_this_silo_at_once_and_any_other_within_seconds()
    {
        var cache = host.Service<IWorkspaceSettingsCache>();
        Assert.Null(await cache.Get("ws-cache"));
        await Workspace("ws-cache").Configure(Definition);
        Assert.Equal("Acme", (await cache.Get("ws-cache"))!.Name);

        // What another silo changes shows in the grain only.
        cache.Update(new WorkspaceSettings { Id = "ws-cache", Name = "Old", Revision = 1 });
        Assert.Equal("Old", (await cache.Get("ws-cache"))!.Name);
        host.Clock.Advance(TimeSpan.FromSeconds(6));
        Assert.Equal("Acme", (await cache.Get("ws-cache"))!.Name);
    }

    [Fact]
    public async Task The_directory_lists_workspaces_by_id_with_their_present_names()
    {
        await Workspace("ws-dir-b").Configure(Definition);
        await Workspace("ws-dir-a").Configure(Definition);
        await Workspace("ws-dir-b").Configure(Definition with { Name = "Bee" });

        var listed = await host.Grains.GetGrain<IWorkspaceDirectoryGrain>(IWorkspaceDirectoryGrain.Key).List();
        Assert.Equal(
            [new("ws-dir-a", "Acme"), new WorkspaceListing("ws-dir-b", "Bee")],
            listed.Where(workspace => workspace.Id.StartsWith("ws-dir-", StringComparison.Ordinal)));
        Assert.Equal(listed.Select(workspace => workspace.Id).Order(StringComparer.Ordinal), listed.Select(workspace => workspace.Id));
    }

    [Fact]
    public async Task Connections_are_kept_once_in_order_and_only_for_their_own_tenant()
    {
        var workspace = Workspace("ws-conn");
        var first = ConnectionKey.Create("ws-conn", ChannelPlatform.WhatsApp, "1");
        var second = ConnectionKey.Create("ws-conn", ChannelPlatform.Instagram, "2");
        await workspace.AddConnection(first);
        await workspace.AddConnection(second);
        await workspace.AddConnection(first);

        Assert.Equal<ConnectionKey>([first, second], (await workspace.GetConnections()).ToArray());
        await Assert.ThrowsAsync<InvalidKeyPartException>(
            () => workspace.AddConnection(ConnectionKey.Create("other", ChannelPlatform.WhatsApp, "1")));
    }

    private IWorkspaceGrain Workspace(string tenant) => host.Grains.GetGrain<IWorkspaceGrain>(tenant);
}
