using Chatbotics.Grains.Abstractions.Channels;
using Chatbotics.Grains.Channels.Ports;
using Chatbotics.Grains.Hosting;
using Chatbotics.Grains.Privacy.Ports;

namespace Chatbotics.Grains.Channels;

/// <inheritdoc/>
/// <param name="grains">The grains.</param>
/// <param name="vault">Keeps the tokens.</param>
/// <param name="time">The clock.</param>
internal sealed class ConnectionCredentialsCache(IGrainFactory grains, ISecretVault vault, TimeProvider time) : IConnectionCredentials
{
    private const int Capacity = 10_000;
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan Stale = TimeSpan.FromSeconds(60);

    private readonly RefreshingCache<ConnectionKey, ConnectionCredentials?> _credentials = new(
        key => Read(key, grains, vault), static (_, _) => true, time, Fresh, Stale, Capacity);

    /// <inheritdoc/>
    public ValueTask<ConnectionCredentials?> Find(ConnectionKey connection, CancellationToken cancellationToken = default)
    {
        var found = _credentials.Get(connection);
        return found.IsCompletedSuccessfully || !cancellationToken.CanBeCanceled
            ? found
            : new ValueTask<ConnectionCredentials?>(found.AsTask().WaitAsync(cancellationToken));
    }

    /// <inheritdoc/>
    public void Forget(ConnectionKey connection) => _credentials.Forget(connection);

    private static async Task<ConnectionCredentials?> Read(ConnectionKey key, IGrainFactory grains, ISecretVault vault)
    {
        if (await grains.GetGrain<IChannelConnectionGrain>(key.Value).Get() is not { TokenReference: { } reference } status
            || await vault.Get(reference) is not { } token)
        {
            return null;
        }

        return new ConnectionCredentials
        {
            Connection = key,
            AccessToken = token,
            InstagramLogin = status.InstagramLogin,
            PageId = status.PageId,
        };
    }
}
