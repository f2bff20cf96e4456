using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace Chatbotics.WebFront.Webhooks;

/// <summary>Wires the webhook entry.</summary>
public static class WebhookRegistration
{
    /// <summary>Registers what <see cref="UseMetaWebhooks"/> needs.</summary>
    /// <param name="services">The services.</param>
    public static IServiceCollection AddMetaWebhooks(this IServiceCollection services) =>
        services
            .AddSingleton<RouteCache>()
            .AddSingleton<WebhookMeters>()
            .AddSingleton<WebhookSightings>()
            .AddHostedService<SightingsReporter>()
            .AddSingleton<WebhookDispatcher>()
            .AddSingleton<MetaWebhookEndpoint>();

    /// <summary>
    /// Serves <see cref="MetaWebhookAddress.Path"/>. Goes first: a webhook passes no other middleware, which saves some
    /// ten microseconds.
    /// </summary>
    /// <param name="app">The application.</param>
    public static IApplicationBuilder UseMetaWebhooks(this IApplicationBuilder app)
    {
        var endpoint = app.ApplicationServices.GetRequiredService<MetaWebhookEndpoint>();
        return app.Use(next => context =>
            context.Request.Path.Equals(MetaWebhookAddress.Path, StringComparison.Ordinal) ? endpoint.Handle(context) : next(context));
    }
}
