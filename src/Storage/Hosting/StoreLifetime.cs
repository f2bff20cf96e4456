using Chatbotics.Storage.Sqlite.Opening;
using Chatbotics.Storage.Vault;
using Microsoft.Extensions.Hosting;

namespace Chatbotics.Storage.Hosting;

/// <summary>Opens the store before anything else of the host starts, and closes it after everything else has stopped.</summary>
/// <param name="database">The data folder.</param>
/// <param name="keys">The key ring, whose unused keys go before the folder is closed.</param>
/// <param name="tenants">The tenants' opened keys.</param>
internal sealed class StoreLifetime(EmbeddedDatabase database, LocalKeyRing keys, TenantKeys tenants) : IHostedLifecycleService
{
    /// <inheritdoc/>
    public Task StartingAsync(CancellationToken cancellationToken) => Task.Run(database.Open, cancellationToken);

    /// <inheritdoc/>
    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StoppedAsync(CancellationToken cancellationToken) => Task.Run(Close, CancellationToken.None);

    private void Close()
    {
        keys.Dispose();
        tenants.Dispose();
        database.Dispose();
    }
}
