using Chatbotics.Storage;

namespace Chatbotics.Hosting;

/// <summary><c>/health/live</c>: the process runs. <c>/health/ready</c>: it can make a message durable.</summary>
internal static class HealthEndpoints
{
    private const int RetryAfterSeconds = 2;

    /// <summary>Registers what the endpoints need.</summary>
    /// <param name="services">The services.</param>
    public static IServiceCollection AddHealth(this IServiceCollection services) => services;

    /// <summary>Maps both endpoints, without authentication and without anything that a stranger could use.</summary>
    /// <param name="routes">The routes.</param>
    public static void MapHealth(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/health").AllowAnonymous();
        group.MapGet("/live", () => Results.Json(new { status = "live" }));
        group.MapGet("/ready", (IStoreHealth store, HttpContext context) =>
        {
            if (store.IsWritable)
            {
                return Results.Json(new { status = "ready" });
            }

            context.Response.Headers.RetryAfter = RetryAfterSeconds.ToString(System.Globalization.CultureInfo.InvariantCulture);
            return Results.Json(new { status = "not ready" }, statusCode: StatusCodes.Status503ServiceUnavailable);
        });
    }
}
