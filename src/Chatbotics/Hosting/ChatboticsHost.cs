using Chatbotics.CommandLine;
using Chatbotics.Demo;
using Chatbotics.Silo;
using Chatbotics.WebFront.Api;
using Chatbotics.WebFront.Dashboard;
using Chatbotics.WebFront.Identity;
using Chatbotics.WebFront.Webhooks;
using Chatbotics.WebFront.Widget;

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
        if (string.IsNullOrEmpty(builder.Configuration["People:PublicUrl"]))
        {
            builder.Configuration["People:PublicUrl"] = PublicUrl(arguments.Urls);
        }

        configure?.Invoke(builder);

        var demo = await DemoSimulator.StartIfWished(arguments, builder, cancellationToken);
        ConfigureServer(builder);
        builder.AddChatboticsSilo(arguments.SeedFile, demo is not null);
        builder.Services
            .AddMetaWebhooks()
            .AddWidget(builder.Configuration)
            .AddDashboard(builder.Configuration)
            .AddPeopleIdentity(builder.Configuration)
            .AddApi(builder.Configuration)
            .AddDemo(demo)
            .AddSingleton(arguments)
            .AddHealth();

        var app = builder.Build();
        app.UseMetaWebhooks();
        app.UseWidget();
        app.MapHealth();
        app.MapDashboard();
        app.MapApi();
        return app;
    }

    // Where nobody says how people reach this installation, links lead to where it listens.
    private static string PublicUrl(string urls) => urls.Split(';')[0]
        .Replace("://*", "://localhost", StringComparison.Ordinal)
        .Replace("://+", "://localhost", StringComparison.Ordinal)
        .Replace("://0.0.0.0", "://localhost", StringComparison.Ordinal)
        .Replace("://[::]", "://localhost", StringComparison.Ordinal);

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
