using Microsoft.AspNetCore.Http;

namespace Chatbotics.WebFront.Webhooks;

/// <summary>
/// Makes the context of requests without telling <see cref="IHttpContextAccessor"/> of it: with an accessor each request
/// costs a new context and a value that flows with every await. Whatever is no webhook is told by <see cref="Tell"/>.
/// </summary>
/// <param name="services">The application's services.</param>
internal sealed class LeanRequests(IServiceProvider services) : IServiceProvider
{
    /// <summary>The factory that knows no accessor.</summary>
    /// <param name="services">The application's services.</param>
    public static IHttpContextFactory Factory(IServiceProvider services) => new DefaultHttpContextFactory(new LeanRequests(services));

    /// <summary>Runs the rest of a request with its context in the accessor.</summary>
    /// <param name="accessor">The accessor.</param>
    /// <param name="context">The request.</param>
    /// <param name="next">The rest.</param>
    public static async Task Tell(IHttpContextAccessor accessor, HttpContext context, RequestDelegate next)
    {
        accessor.HttpContext = context;
        try
        {
            await next(context);
        }
        finally
        {
            // Kestrel uses the context again for the connection's next request: nobody may find it by this one.
            accessor.HttpContext = null;
        }
    }

    /// <inheritdoc/>
    public object? GetService(Type serviceType) => serviceType == typeof(IHttpContextAccessor) ? null : services.GetService(serviceType);
}
