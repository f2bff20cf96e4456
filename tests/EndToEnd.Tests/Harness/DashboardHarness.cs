using Chatbotics.WebFront.Dashboard;
using Chatbotics.Grains.Abstractions.People;
using Chatbotics.Grains.Abstractions.People.Accounts;
using Chatbotics.Grains.Abstractions.Tenancy;
using Chatbotics.Grains.Agents;
using Chatbotics.Grains.Agents.Ports;
using Chatbotics.Grains.Channels;
using Chatbotics.Grains.Channels.Ports;
using Chatbotics.Grains.Contacts;
using Chatbotics.Grains.Contacts.Ports;
using Chatbotics.Grains.Abstractions.Channels;
using Chatbotics.Grains.Inbox.Ports;
using Chatbotics.Grains.People;
using Chatbotics.Grains.Privacy.Ports;
using Chatbotics.Grains.Tenancy;
using Chatbotics.TestKit.Fakes;
using Chatbotics.WebFront.Identity;
using Chatbotics.WebFront.Identity.Accounts;
using Chatbotics.WebFront.Identity.Sessions;
using Microsoft.AspNetCore.Authentication.Cookies;
using Chatbotics.TestKit.Time;
using Chatbotics.WebFront.Dashboard.Conversations;
using Chatbotics.WebFront.Dashboard.Inbox;
using Chatbotics.WebFront.Dashboard.Simulator;
using Chatbotics.WebFront.Dashboard.Tenancy;
using Microsoft.AspNetCore.DataProtection;

namespace Chatbotics.EndToEnd.Tests.Harness;

/// <summary>The real dashboard over a made-up desk, on a port of its own.</summary>
internal sealed class DashboardHarness : IAsyncDisposable
{
    private readonly WebApplication _app;

    private DashboardHarness(WebApplication app, FakeDesk desk, FakeSimulator simulator) =>
        (_app, Desk, Simulator) = (app, desk, simulator);

    public FakeDesk Desk { get; }

    public FakeSimulator Simulator { get; }

    public const string Email = "admin@fennick.test";

    public const string Password = "four quiet words here";

    public string Url => _app.Urls.First();

    public IServiceProvider Services => _app.Services;

    public static async Task<DashboardHarness> Start(bool withSimulator = true, string url = "http://127.0.0.1:0")
    {
        var desk = new FakeDesk(new ManualClock(Scenes.Now));
        var simulator = new FakeSimulator(desk);
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            ApplicationName = typeof(DashboardHarness).Assembly.GetName().Name,
            ContentRootPath = AppContext.BaseDirectory,
            EnvironmentName = Environments.Production,
        });
        builder.Logging.ClearProviders().AddConsole().SetMinimumLevel(LogLevel.Warning);
        builder.WebHost.UseUrls(url);
        builder.Services.AddSingleton<TimeProvider>(desk.Time);
        builder.Services.AddSingleton<IInboxView>(desk).AddSingleton<IConversationView>(desk).AddSingleton<IWorkspaceView>(desk);
        builder.UseOrleans(static silo => silo.UseLocalhostClustering().AddMemoryGrainStorageAsDefault().AddTenantCallFilter());
        builder.Configuration["People:RefusalTime"] = "00:00:00";
        builder.Configuration["People:PasswordIterations"] = "10000";
        builder.Services
            .AddKeyedSingleton(KeyedService.AnyKey, TimeProvider.System)
            .AddSingleton<IChannelRoutes>(new InMemoryChannelRoutes())
            .AddSingleton<ISecretVault>(new InMemorySecretVault())
            .AddSingleton<IKeyRing>(new InMemoryKeyRing())
            .AddSingleton<IInboxStore>(new InMemoryInboxStore())
            .AddSingleton<IContactStore>(new InMemoryContactStore())
            .AddSingleton<IConversationCatalog>(new InMemoryCatalog(new InMemoryConversationStore()))
            .AddSingleton<IPartIndex, InMemoryPartIndex>()
            .AddSingleton<IAgentRunner, NoModels>()
            .AddSingleton<ICopilotWriter, NoModels>()
            .AddSingleton<ITemplateCatalog, NoModels>()
            .AddTenancy()
            .AddChannelConnections()
            .AddContacts()
            .AddAgents()
            .AddPeople()
            .AddPeopleIdentity(builder.Configuration);

        // The desk's clock stands in the past, where browsers drop cookies.
        builder.Services.PostConfigure<CookieAuthenticationOptions>(Identities.SessionScheme, static cookie => cookie.TimeProvider = TimeProvider.System);
        builder.Services.AddDataProtection().UseEphemeralDataProtectionProvider();
        if (withSimulator)
        {
            builder.Services.AddSingleton<ISimulatorPane>(simulator);
        }

        builder.Services.AddDashboard();
        var app = builder.Build();
        app.MapDashboard();
        await app.StartAsync();
        await Settle(app.Services, desk);
        return new DashboardHarness(app, desk, simulator);
    }

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
    }

    /// <summary>Adds a workspace that the desk's reader owns.</summary>
    public async Task Add(WorkspaceListing workspace)
    {
        using var engine = Caller.Use(Caller.Engine);
        Desk.Workspaces.Add(workspace);
        await Own(_app.Services.GetRequiredService<IGrainFactory>(), workspace, Desk.Reader);
    }

    private static async Task Own(IGrainFactory grains, WorkspaceListing workspace, string owner)
    {
        await grains.GetGrain<IWorkspaceGrain>(workspace.Id).Configure(new WorkspaceDefinition { Name = workspace.Name });
        await grains.GetGrain<IPeopleGrain>(workspace.Id).AddFirstOwner(owner);
    }

    // One owner of every workspace that the desk shows.
    private static async Task Settle(IServiceProvider services, FakeDesk desk)
    {
        using var engine = Caller.Use(Caller.Engine);
        var grains = services.GetRequiredService<IGrainFactory>();
        var hash = await services.GetRequiredService<PasswordWork>().Hash(Password);
        var made = await grains.GetGrain<IAccountDirectoryGrain>(IAccountDirectoryGrain.Key)
            .Create(new NewAccount { Name = "Admin", Email = Email, PasswordHash = hash, EmailConfirmed = true });
        desk.Reader = made.Id!;
        foreach (var workspace in desk.Workspaces)
        {
            await Own(grains, workspace, desk.Reader);
        }

        await grains.GetGrain<IInstallationGrain>(IInstallationGrain.Key).Complete();
    }
}
