using Chatbotics.CommandLine;
using Chatbotics.Demo;
using Chatbotics.Silo;
using Chatbotics.WebFront.Dashboard;
using Chatbotics.WebFront.Webhooks;

namespace Chatbotics.Hosting;

/// <summary>Puts silo and web front into one process: what <c>./run</c> starts.</summary>
public static class ChatboticsHost
{
    /// <summary>Builds the application; the caller starts and disposes it.</summary>
    /// <param name="arguments">The command line.</param>
    /// <param name="configure">Changes services or configuration before they are sealed; for tests.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public static async Task<WebApplication> Build(
        HostArguments arguments,
        Action<WebApplicationBuilder>? configure = null,
        CancellationToken cancellationToken = default)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            ApplicationName = typeof(ChatboticsHost).Assembly.GetName().Name,
            ContentRootPath = AppContext.BaseDirectory,
        });
        builder.WebHost.UseUrls(arguments.Urls);
        builder.WebHost.UseStaticWebAssets();
        builder.Configuration["Store:Folder"] = arguments.DataFolder;
        configure?.Invoke(builder);

        var demo = await DemoSimulator.StartIfWished(arguments, builder, cancellationToken);
        ConfigureServer(builder);
        builder.AddChatboticsSilo(arguments.SeedFile, demo is not null);
        builder.Services
            .AddMetaWebhooks()
            .AddDashboard(builder.Configuration)
            .AddDemo(demo)
            .AddSingleton(arguments)
            .AddHealth();

        var app = builder.Build();
        app.UseMetaWebhooks();
        app.MapHealth();
        app.MapDashboard();
        return app;
    }

    private static void ConfigureServer(WebApplicationBuilder builder)
    {
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = 32 << 20;
            kestrel.Limits.RequestHeadersTimeout = TimeSpan.FromSeconds(10);
            kestrel.Limits.KeepAliveTimeout = TimeSpan.FromSeconds(75);
        });

        // Ctrl-C drains and stops within five seconds.
        builder.Services.Configure<HostOptions>(options => options.ShutdownTimeout = TimeSpan.FromSeconds(4));
    }
}
