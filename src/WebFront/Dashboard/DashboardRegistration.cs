using Chatbotics.WebFront.Dashboard.Access;
using Chatbotics.WebFront.Dashboard.Channels;
using Chatbotics.WebFront.Dashboard.Channels.Connecting;
using Chatbotics.WebFront.Dashboard.Agents;
using Chatbotics.WebFront.Dashboard.Contacts;
using Chatbotics.WebFront.Dashboard.Conversations;
using Chatbotics.WebFront.Dashboard.Hosting;
using Chatbotics.WebFront.Dashboard.Inbox;
using Chatbotics.WebFront.Dashboard.Notifications;
using Chatbotics.WebFront.Dashboard.People;
using Chatbotics.WebFront.Dashboard.Privacy;
using Chatbotics.WebFront.Dashboard.Search;
using Chatbotics.WebFront.Dashboard.Settings;
using Chatbotics.WebFront.Dashboard.Organise;
using Chatbotics.WebFront.Dashboard.Shell;
using Chatbotics.WebFront.Dashboard.Shell.Places;
using Chatbotics.WebFront.Dashboard.Tenancy;
using Chatbotics.WebFront.Identity;
using Chatbotics.WebFront.Media;
using Chatbotics.WebFront.Privacy;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Hosting.StaticWebAssets;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Radzen;

namespace Chatbotics.WebFront.Dashboard;

/// <summary>Puts the dashboard into a host: <c>AddDashboard</c> and <see cref="MapDashboard"/>.</summary>
public static class DashboardRegistration
{
    /// <summary>
    /// Adds the dashboard, with the keys that sign cookies in the data folder (<c>Store:Folder</c>, <c>web-keys</c>). The
    /// host adds an <c>IClusterClient</c>, people (<c>AddPeopleIdentity</c>) and, when it runs the simulator in process, a
    /// <see cref="Simulator.ISimulatorPane"/>.
    /// </summary>
    /// <param name="services">The host's services.</param>
    /// <param name="configuration">The host's configuration.</param>
    public static IServiceCollection AddDashboard(this IServiceCollection services, IConfiguration configuration)
    {
        var folder = configuration["Store:Folder"] is { Length: > 0 } wished ? wished : "data";
        services.AddDataProtection().SetApplicationName("Chatbotics").PersistKeysToFileSystem(OwnersFolder(Path.Combine(folder, "web-keys")));
        return services.AddDashboard();
    }

    /// <summary>
    /// Adds the dashboard without a memory of its own: the host adds people (<c>AddPeopleIdentity</c>) and, else a restart
    /// signs everybody out, persisted data protection keys.
    /// </summary>
    /// <param name="services">The host's services.</param>
    public static IServiceCollection AddDashboard(this IServiceCollection services)
    {
        QuietEnds.Add(services);
        services.AddRazorComponents().AddInteractiveServerComponents(static circuits =>
        {
            // Half an hour of a closed lid keeps what was on the screen.
            circuits.DisconnectedCircuitRetentionPeriod = TimeSpan.FromMinutes(30);
            circuits.DisconnectedCircuitMaxRetained = 200;
        });
        services.AddRadzenComponents();

        services.AddAntiforgery(static antiforgery =>
        {
            antiforgery.Cookie.Name = "chatbotics-form";
            antiforgery.Cookie.SameSite = Microsoft.AspNetCore.Http.SameSiteMode.Strict;
            antiforgery.SuppressXFrameOptionsHeader = true;
        });
        services.AddCascadingAuthenticationState();
        services.AddDataProtection();

        services.TryAddSingleton(TimeProvider.System);
        services.TryAddScoped<IWorkspaceView, GrainWorkspaceView>();
        services.TryAddScoped<IInboxView, GrainInboxView>();
        services.TryAddScoped<IConversationView, GrainConversationView>();
        services.AddOrganising();
        services.AddPlaces().AddScoped<ShellAccess>();
        services.AddPeopleSections();
        services.AddContactPages();
        services.AddChannelPages();
        services.AddPrivacyArea();
        services.AddScoped<ComposerHelp>();
        services.AddScoped<SearchDesk>();
        services.AddSettingsSection(new SettingsSection
        {
            Id = "canned",
            Title = AreaTexts.Later("Saved answers"),
            About = AreaTexts.Later("Answers that your team writes often, found by typing / in a conversation."),
            Group = SettingsGroup.Inbox,
            Order = 40,
            Icon = "chat",
            Component = typeof(Inbox.Canned.CannedSection),
        });
        services.AddAgentPages();
        services.AddNotificationPages();
        services.AddScoped<LocalClock>();
        services.AddScoped<SidePreference>();
        services.AddScoped<UnreadPulse>();
        services.AddScoped<LineState>();
        services.AddScoped<Microsoft.AspNetCore.Components.Server.Circuits.CircuitHandler>(static scope => scope.GetRequiredService<LineState>());
        return services;
    }

    /// <summary>
    /// Maps the dashboard's pages and files, and the middleware that guards them. Everything but the sign-in form and the
    /// files needs a session. Middleware that must not pass through it, as the webhooks' doesn't, goes before.
    /// </summary>
    /// <param name="app">The host.</param>
    public static WebApplication MapDashboard(this WebApplication app)
    {
        if (!app.Environment.IsDevelopment())
        {
            // Outside Development only published files are found by themselves; a host run from its build output needs this.
            StaticWebAssetsLoader.UseStaticWebAssets(app.Environment, app.Configuration);
        }

        // A person gets a page, a program only the status.
        app.UseWhen(
            static context => HttpMethods.IsGet(context.Request.Method)
                && context.Request.Headers.Accept.ToString().Contains("text/html", StringComparison.OrdinalIgnoreCase),
            static pages => pages.UseStatusCodePagesWithReExecute("/not-found", createScopeForStatusCodePages: true));
        app.UseRouting();
        app.Use(static (context, next) => BrowserShield.Apply(context, _ => next(context)));
        app.UsePeopleIdentity();
        app.Use(static (context, next) => LanguageChoice.Handle(context, _ => next(context)));
        app.UseAntiforgery();

        app.MapStaticAssets().AllowAnonymous();
        app.MapGet("/", static () => Results.LocalRedirect(ReturnUrl.Home)).RequireAuthorization();
        app.MapPeopleIdentity();
        app.MapPost(LanguageEndpoint.Path, LanguageEndpoint.Handle).AllowAnonymous();
        app.MapContactFiles();
        app.MapMedia();
        app.MapConnecting();
        app.MapPrivacy();
        app.MapRazorComponents<App>()
            .AddInteractiveServerRenderMode(static mode => mode.ContentSecurityFrameAncestorsPolicy = "'none'")
            .RequireAuthorization();
        return app;
    }

    // Whoever reads these keys can forge a session.
    private static DirectoryInfo OwnersFolder(string path) => OperatingSystem.IsWindows()
        ? Directory.CreateDirectory(path)
        : Directory.CreateDirectory(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
}
