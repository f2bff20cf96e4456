using Chatbotics.WebFront.Dashboard.Access;
using Chatbotics.WebFront.Dashboard.Conversations;
using Chatbotics.WebFront.Dashboard.Hosting;
using Chatbotics.WebFront.Dashboard.Inbox;
using Chatbotics.WebFront.Dashboard.Shell;
using Chatbotics.WebFront.Dashboard.Tenancy;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Hosting.StaticWebAssets;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Radzen;

namespace Chatbotics.WebFront.Dashboard;

/// <summary>Puts the dashboard into a host: <see cref="AddDashboard"/> and <see cref="MapDashboard"/>.</summary>
public static class DashboardRegistration
{
    /// <summary>
    /// Adds what the dashboard needs. The host adds, besides: an <see cref="IAdminPasswordStore"/>, an
    /// <c>IClusterClient</c>, a <see cref="TimeProvider"/>, persisted data protection keys (else a restart signs everybody
    /// out), and, when it runs the simulator in process, a <see cref="Simulator.ISimulatorPane"/>.
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
        services.AddScoped<LocalClock>();
        services.AddScoped<SidePreference>();
        services.AddScoped<LineState>();
        services.AddScoped<Microsoft.AspNetCore.Components.Server.Circuits.CircuitHandler>(static scope => scope.GetRequiredService<LineState>());
        return services;
    }

    /// <summary>
    /// Maps the dashboard's pages and files, and the middleware that guards them. Everything but the sign-in form and the
    /// files needs a session. Endpoints that are not the dashboard's should be mapped with <c>ShortCircuit()</c>, so that
    /// they skip its middleware.
    /// </summary>
    /// <param name="app">The host.</param>
    public static WebApplication MapDashboard(this WebApplication app)
    {
        if (!app.Environment.IsDevelopment())
        {
            // Outside Development only published files are found by themselves; a host run from its build output needs this.
            StaticWebAssetsLoader.UseStaticWebAssets(app.Environment, app.Configuration);
        }

        app.Use(static (context, next) => BrowserShield.Apply(context, _ => next(context)));
        app.UseAuthentication();
        app.UseAuthorization();
        app.UseAntiforgery();

        app.MapStaticAssets().AllowAnonymous();
        app.MapGet("/", static () => Results.LocalRedirect(ReturnUrl.Home)).RequireAuthorization();
        app.MapPost("/logout", SignOutEndpoint.Handle).RequireAuthorization();
        app.MapRazorComponents<App>()
            .AddInteractiveServerRenderMode(static mode => mode.ContentSecurityFrameAncestorsPolicy = "'none'")
            .RequireAuthorization();
        return app;
    }
}
