using Chatbotics.WebFront.Dashboard.Access;
using Chatbotics.WebFront.Dashboard.Conversations;
using Chatbotics.WebFront.Dashboard.Hosting;
using Chatbotics.WebFront.Dashboard.Inbox;
using Chatbotics.WebFront.Dashboard.Shell;
using Chatbotics.WebFront.Dashboard.Shell.Places;
using Chatbotics.WebFront.Dashboard.Tenancy;
using Chatbotics.WebFront.Media;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Components.Authorization;
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
    /// Adds the dashboard, with what it must remember in the data folder (<c>Store:Folder</c>): the hashed password in
    /// <c>admin-password.json</c>, the keys that sign cookies in <c>web-keys</c>. The host adds an <c>IClusterClient</c>
    /// and, when it runs the simulator in process, a <see cref="Simulator.ISimulatorPane"/>.
    /// </summary>
    /// <param name="services">The host's services.</param>
    /// <param name="configuration">The host's configuration.</param>
    public static IServiceCollection AddDashboard(this IServiceCollection services, IConfiguration configuration)
    {
        var folder = configuration["Store:Folder"] is { Length: > 0 } wished ? wished : "data";
        services.TryAddSingleton<IAdminPasswordStore>(new FileAdminPasswordStore(Path.Combine(folder, "admin-password.json")));
        services.AddDataProtection().SetApplicationName("Chatbotics").PersistKeysToFileSystem(OwnersFolder(Path.Combine(folder, "web-keys")));
        return services.AddDashboard();
    }

    /// <summary>
    /// Adds the dashboard without a memory of its own: the host adds an <see cref="IAdminPasswordStore"/> and, else a
    /// restart signs everybody out, persisted data protection keys.
    /// </summary>
    /// <param name="services">The host's services.</param>
    public static IServiceCollection AddDashboard(this IServiceCollection services)
    {
        services.AddRazorComponents().AddInteractiveServerComponents(static circuits =>
        {
            // Half an hour of a closed lid keeps what was on the screen.
            circuits.DisconnectedCircuitRetentionPeriod = TimeSpan.FromMinutes(30);
            circuits.DisconnectedCircuitMaxRetained = 200;
        });
        services.AddRadzenComponents();

        services.AddAuthentication(CookieAuthenticationDefaults.AuthenticationScheme).AddCookie(SessionCookie.Configure);
        services.AddAuthorization();
        services.AddAntiforgery(static antiforgery =>
        {
            antiforgery.Cookie.Name = "chatbotics-form";
            antiforgery.Cookie.SameSite = Microsoft.AspNetCore.Http.SameSiteMode.Strict;
            antiforgery.SuppressXFrameOptionsHeader = true;
        });
        services.AddCascadingAuthenticationState();
        services.AddDataProtection();

        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<AdminPassword>();
        services.TryAddSingleton<Sessions>();
        services.TryAddSingleton<SignInThrottle>();
        services.AddScoped<AuthenticationStateProvider, SessionWatch>();

        services.TryAddSingleton<IWorkspaceView, GrainWorkspaceView>();
        services.TryAddSingleton<IInboxView, GrainInboxView>();
        services.TryAddSingleton<IConversationView, GrainConversationView>();
        services.AddPlaces().AddScoped<ShellAccess>();
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

        app.UseRouting();
        app.Use(static (context, next) => BrowserShield.Apply(context, _ => next(context)));
        app.UseAuthentication();
        app.UseAuthorization();
        app.UseAntiforgery();

        app.MapStaticAssets().AllowAnonymous();
        app.MapGet("/", static () => Results.LocalRedirect(ReturnUrl.Home)).RequireAuthorization();
        app.MapPost("/logout", SignOutEndpoint.Handle).RequireAuthorization();
        app.MapMedia();
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
