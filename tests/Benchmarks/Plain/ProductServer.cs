using Chatbotics.CommandLine;
using Chatbotics.Grains.Privacy.Ports;
using Chatbotics.Hosting;
using Chatbotics.Storage.Vault;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Chatbotics.Benchmarks.Plain;

/// <summary>The whole product in this program, with keys that seal or with keys that don't: what lies between them is what sealing costs.</summary>
internal static class ProductServer
{
    public static async Task Run(HostArguments arguments, bool isPlain)
    {
        await using var app = await ChatboticsHost.Build(arguments, builder =>
        {
            if (isPlain)
            {
                builder.Services.AddSingleton<IKeyRing>(static services => new PlainKeyRing(services.GetRequiredService<LocalKeyRing>()));
            }
        });
        await app.StartAsync();
        await app.WaitForShutdownAsync();
    }
}
