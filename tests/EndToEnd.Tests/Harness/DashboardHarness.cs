using Chatbotics.WebFront.Dashboard;
using Chatbotics.WebFront.Dashboard.Access;
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

    private DashboardHarness(WebApplication app, FakeDesk desk, FakeSimulator simulator, string password) =>
        (_app, Desk, Simulator, Password) = (app, desk, simulator, password);

    public FakeDesk Desk { get; }

    public FakeSimulator Simulator { get; }

    public string Password { get; }

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
        builder.Services.AddSingleton<IAdminPasswordStore, MemoryPasswordStore>();
        builder.Services.AddDataProtection().UseEphemeralDataProtectionProvider();
        if (withSimulator)
        {
            builder.Services.AddSingleton<ISimulatorPane>(simulator);
        }

        builder.Services.AddDashboard();
        var app = builder.Build();
        app.MapDashboard();
        await app.StartAsync();
        var password = await app.Services.GetRequiredService<AdminPassword>().EnsureCreated() ?? throw new InvalidOperationException("No password.");
        return new DashboardHarness(app, desk, simulator, password);
    }

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
    }

    private sealed class MemoryPasswordStore : IAdminPasswordStore
    {
        private AdminCredential? _credential;

        public Task<AdminCredential?> Read(CancellationToken cancellationToken = default) => Task.FromResult(_credential);

        public Task<bool> TryCreate(AdminCredential credential, CancellationToken cancellationToken = default) =>
            Task.FromResult(Interlocked.CompareExchange(ref _credential, credential, null) is null);
    }
}
