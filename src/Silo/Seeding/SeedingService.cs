using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Chatbotics.Silo.Seeding;

/// <summary>Applies what is declared before the first request is served. A file that can't be used stops the start.</summary>
/// <param name="options">What is declared.</param>
/// <param name="applier">Applies it.</param>
/// <param name="agent">Makes the demo's agent.</param>
/// <param name="website">Makes the demo's chat on a website.</param>
/// <param name="logger">The log.</param>
internal sealed partial class SeedingService(SeedOptions options, SeedApplier applier, DemoAgent agent, DemoWebsite website, ILogger<SeedingService> logger) : IHostedService
{
    /// <inheritdoc/>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        if (options.Demo)
        {
            var demo = DemoSeed.Read();
            await applier.Apply(demo, cancellationToken);
            await agent.Make(demo);
            await website.Make();
            LogDemo(logger, DemoSeed.Tenant);
        }

        if (options.File is { } path)
        {
            var file = SeedReader.Read(await Load(path, cancellationToken));
            await applier.Apply(file, cancellationToken);
            LogSeeded(logger, file.Workspaces.Length);
        }
    }

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private static async Task<byte[]> Load(string path, CancellationToken cancellationToken)
    {
        try
        {
            if (new FileInfo(path) is { Exists: true, Length: > SeedReader.MaxFileLength })
            {
                throw new SeedFileException([new("$", $"Split it: a file may have {SeedReader.MaxFileLength:N0} bytes at most.")]);
            }

            return await File.ReadAllBytesAsync(path, cancellationToken);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new SeedFileException([new("$", $"Make {path} readable: {exception.Message}")]);
        }
    }
}
