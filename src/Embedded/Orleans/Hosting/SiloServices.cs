using Microsoft.Extensions.DependencyInjection;

namespace Orleans.Hosting;

internal static class SiloServices
{
    public static void AddDefaults(IServiceCollection services)
    {
        services.AddLogging();
        services.AddOptions();
    }
}
