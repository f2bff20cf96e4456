using Chatbotics.WebFront.Api.Description;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Chatbotics.WebFront.Api;

/// <summary>Puts the REST API into a host: <c>AddApi</c> and <see cref="MapApi"/>.</summary>
public static class ApiRegistration
{
    /// <summary>Adds what the API needs. The host adds people (<c>AddPeopleIdentity</c>), who make the keys.</summary>
    /// <param name="services">The host's services.</param>
    /// <param name="configuration">The host's configuration.</param>
    public static IServiceCollection AddApi(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<ApiOptions>().Bind(configuration.GetSection(ApiOptions.Section)).ValidateOnStart();
        services.AddSingleton<IValidateOptions<ApiOptions>, ApiOptionsValidator>();
        services.AddSingleton<ApiLimits>();
        services.AddSingleton<ApiPipeline>();
        services.AddSingleton(ApiOperations.All);
        return services;
    }

    /// <summary>Maps <c>/api/v1</c>, its description and the page that shows it. Goes after <c>UsePeopleIdentity</c>.</summary>
    /// <param name="app">The application.</param>
    public static WebApplication MapApi(this WebApplication app)
    {
        var pipeline = app.Services.GetRequiredService<ApiPipeline>();
        foreach (var operation in app.Services.GetRequiredService<ApiOperations>().Operations)
        {
            pipeline.Map(app, operation);
        }

        app.MapGet(ApiOperations.Root + "/openapi.json", OpenApiDocument.Write).AllowAnonymous();
        app.Map(ApiOperations.Root + "/{**rest}", ApiPipeline.NotFound).AllowAnonymous().WithOrder(int.MaxValue);
        return app;
    }
}
