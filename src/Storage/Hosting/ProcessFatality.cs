using Chatbotics.Storage.Sqlite.Writing;
using Microsoft.Extensions.Hosting;

namespace Chatbotics.Storage.Hosting;

/// <summary>Ends this process.</summary>
/// <param name="lifetime">The host's lifetime.</param>
internal sealed class ProcessFatality(IHostApplicationLifetime lifetime) : IStoreFatality
{
    /// <inheritdoc/>
    public void FailFast(string reason, Exception failure) => Environment.FailFast(reason, failure);

    /// <inheritdoc/>
    public void Stop(string reason)
    {
        Environment.ExitCode = 1;
        lifetime.StopApplication();
    }
}
