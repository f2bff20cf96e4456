using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Chatbotics.WebFront.Dashboard.Hosting;

/// <summary>
/// Keeps the log free of errors that are none: a live page that is used after its session ended, or after its person left
/// the workspace, is stopped by an exception, which is how the framework is told to stop it; the framework calls it a fault.
/// </summary>
/// <param name="inner">Where everything else goes.</param>
internal sealed class QuietEnds(ILoggerFactory inner) : ILoggerFactory
{
    private const string Circuits = "Microsoft.AspNetCore.Components.Server.";

    /// <summary>Puts it in front of the host's logging.</summary>
    /// <param name="services">The host's services.</param>
    public static void Add(IServiceCollection services)
    {
        services.AddLogging();
        services.Replace(ServiceDescriptor.Singleton<ILoggerFactory>(static host => new QuietEnds(new LoggerFactory(
            host.GetServices<ILoggerProvider>(),
            host.GetRequiredService<IOptionsMonitor<LoggerFilterOptions>>(),
            host.GetService<IOptions<LoggerFactoryOptions>>()))));
    }

    /// <inheritdoc/>
    public void AddProvider(ILoggerProvider provider) => inner.AddProvider(provider);

    /// <inheritdoc/>
    public ILogger CreateLogger(string categoryName)
    {
        var logger = inner.CreateLogger(categoryName);
        return categoryName.StartsWith(Circuits, StringComparison.Ordinal) ? new QuietEndLogger(logger) : logger;
    }

    /// <inheritdoc/>
    public void Dispose() => inner.Dispose();
}
