using Chatbotics.Grains.Abstractions.Audit;
using Chatbotics.Grains.Abstractions.Channels;
using Chatbotics.Grains.Abstractions.People;
using Chatbotics.Grains.Abstractions.People.Accounts;
using Chatbotics.Grains.Abstractions.People.ApiKeys;
using Chatbotics.Grains.Abstractions.Tenancy;
using Chatbotics.Grains.Channels;
using Chatbotics.Grains.Inbox.Ports;
using Chatbotics.Grains.People;
using Chatbotics.Grains.Privacy.Ports;
using Chatbotics.Grains.Tenancy;
using Chatbotics.TestKit.Fakes;
using Chatbotics.TestKit.Time;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Storage;
using Orleans.TestingHost;

namespace Chatbotics.Grains.Tests.People;

/// <summary>One silo with both gates, ports in memory and a clock that tests move. Each test uses workspaces and addresses of its own.</summary>
public sealed class PeopleHost : IAsyncLifetime
{
    private readonly InProcessTestCluster _cluster;

    public PeopleHost()
    {
        var builder = new InProcessTestClusterBuilder(1);
        builder.ConfigureSilo((_, silo) => silo
            .AddTenantCallFilter()
            .Services
            .AddSingleton<TimeProvider>(Clock)
            .AddKeyedSingleton(KeyedService.AnyKey, TimeProvider.System)
            .AddKeyedSingleton<IGrainStorage>("Default", Storage)
            .AddSingleton<IGrainStorage>(Storage)
            .AddSingleton<IChannelRoutes>(new InMemoryChannelRoutes())
            .AddSingleton<ISecretVault>(Vault)
            .AddSingleton<IKeyRing>(Keys)
            .AddSingleton<IInboxStore>(new InMemoryInboxStore())
            .AddTenancy()
            .AddChannelConnections()
            .AddPeople());
        _cluster = builder.Build();
    }

    internal JsonGrainStorage Storage { get; } = new();

    internal ManualClock Clock { get; } = new();

    internal InMemorySecretVault Vault { get; } = new();

    internal InMemoryKeyRing Keys { get; } = new();

    internal IGrainFactory Grains => _cluster.Client;

    internal IAccountDirectoryGrain Accounts => Grains.GetGrain<IAccountDirectoryGrain>(IAccountDirectoryGrain.Key);

    public Task InitializeAsync() => _cluster.DeployAsync();

    public async Task DisposeAsync()
    {
        await _cluster.StopAllSilosAsync();
        await _cluster.DisposeAsync();
    }

    internal IAccountGrain Account(string id) => Grains.GetGrain<IAccountGrain>(id);

    internal IPeopleGrain People(string tenant) => Grains.GetGrain<IPeopleGrain>(tenant);

    internal IApiKeysGrain ApiKeys(string tenant) => Grains.GetGrain<IApiKeysGrain>(tenant);

    internal IAuditGrain Audit(string tenant) => Grains.GetGrain<IAuditGrain>(tenant);

    /// <summary>A confirmed account.</summary>
    internal async Task<string> NewAccount(string email, string name = "Ada", bool confirmed = true)
    {
        var made = await Accounts.Create(new NewAccount { Name = name, Email = email, PasswordHash = "hash-1", EmailConfirmed = confirmed });
        Assert.Null(made.Refusal);
        return made.Id!;
    }

    /// <summary>A workspace with an owner whose address is owner@{tenant}.test.</summary>
    internal async Task<string> NewWorkspace(string tenant)
    {
        await Grains.GetGrain<IWorkspaceGrain>(tenant).Configure(new WorkspaceDefinition { Name = tenant });
        var owner = await NewAccount($"owner@{tenant}.test", "Olga Owner");
        Assert.True((await People(tenant).AddFirstOwner(owner)).IsDone);
        return owner;
    }

    /// <summary>Invites and accepts.</summary>
    internal async Task<string> NewMember(string tenant, string role, string email)
    {
        var account = await NewAccount(email, role);
        var issued = await People(tenant).Invite(new NewInvitation { Email = email, RoleId = role });
        Assert.Null(issued.Refusal);
        Assert.True((await People(tenant).Accept(issued.Invitation!.Id, issued.Token!, account)).IsDone);
        return account;
    }

    /// <summary>A caller with the member's present rights.</summary>
    internal async Task<Caller> Member(string tenant, string account)
    {
        var access = await People(tenant).GetAccess(account);
        return new Caller { AccountId = account, Tenant = tenant, Permissions = access?.Permissions ?? PermissionSet.None, Address = "203.0.113.9" };
    }

    /// <summary>The acts in a workspace's log, oldest first.</summary>
    internal async Task<IReadOnlyList<AuditNote>> Acts(string tenant) =>
        [.. (await Audit(tenant).Read(new AuditQuery { Limit = 200 })).Entries.Select(entry => entry.Note).Reverse()];
}
