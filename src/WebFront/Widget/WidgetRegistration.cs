using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Chatbotics.WebFront.Widget;

/// <summary>Wires the chat for websites.</summary>
public static class WidgetRegistration
{
    /// <summary>Registers what <see cref="UseWidget"/> needs. Needs the webhooks' entry and data protection beside it.</summary>
    /// <param name="services">The services.</param>
    /// <param name="configuration">The whole configuration; section "Widget" has the limits.</param>
    public static IServiceCollection AddWidget(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<WidgetOptions>().Bind(configuration.GetSection(WidgetOptions.Section))
            .Validate(
                static options => options is { MessagesPerMinute: > 0, AddressMessagesPerMinute: > 0, SessionsPerMinute: > 0, RequestsPerMinute: > 0, StreamsPerVisitor: > 0, StreamsPerAddress: > 0, Streams: > 0 },
                "Every number in section Widget must be 1 or more.")
            .ValidateOnStart();
        services.TryAddSingleton(TimeProvider.System);
        return services.AddSingleton<WidgetLimits>().AddSingleton<WidgetTokens>().AddSingleton<WidgetSites>().AddSingleton<WidgetEndpoint>();
    }

    /// <summary>Serves the addresses of channels. Goes before the dashboard, whose pages only our own site may use.</summary>
    /// <param name="app">The application.</param>
    public static IApplicationBuilder UseWidget(this IApplicationBuilder app)
    {
        var endpoint = app.ApplicationServices.GetRequiredService<WidgetEndpoint>();
        return app.Use(next => context =>
        {
            if (context.Request.Path.Value?.StartsWith(WidgetAddress.Prefix, StringComparison.Ordinal) == true)
            {
                return endpoint.Handle(context);
            }

            if (context.Request.Path.Equals(WidgetAddress.Script, StringComparison.Ordinal))
            {
                // A file like the dashboard's own, under a name that stays for ever: it stands in others' pages.
                context.Request.Path = WidgetAddress.ScriptFile;
            }

            return next(context);
        });
    }
}
