namespace Chatbotics.Grains.Abstractions.Channels.Health;

/// <summary>
/// Looks after a connection: renews its token, examines it every day, ends it. Key: <see cref="ConnectionKey.Value"/>.
/// Apart from the connection's own grain, so that no call to Meta ever waits in the way of a send.
/// </summary>
[Alias("connection-care")]
public interface IConnectionCareGrain : IGrainWithStringKey
{
    /// <summary>
    /// Ends the connection: Meta is told to send no more webhooks (as well as can be), the token is destroyed, the asset is
    /// free for another workspace. Conversations stay, as the workspace's retention says; the same asset connected again
    /// goes on with them. Idempotent.
    /// </summary>
    /// <param name="reason">Why.</param>
    [Alias("disconnect")]
    Task Disconnect(DisconnectReason reason);
}
