namespace Chatbotics.Grains.Abstractions.Channels;

/// <summary>
/// A tenant's connection to one platform asset: configuration, health, the reference to its token in the vault, the send
/// budget. It takes no part in the way of a message. Key: <see cref="ConnectionKey.Value"/>.
/// </summary>
[Alias("channel-connection")]
public interface IChannelConnectionGrain : IGrainWithStringKey
{
    /// <summary>Creates or updates the connection, claims its routes and puts the token into the vault. Idempotent.</summary>
    /// <param name="definition">The wished state.</param>
    /// <exception cref="AssetTakenException">Another connection has the asset.</exception>
    [Alias("configure")]
    Task Configure(ConnectionDefinition definition);

    /// <summary>The connection's present state, or null when it was never configured.</summary>
    [Alias("get")]
    Task<ConnectionStatus?> Get();

    /// <summary>
    /// Takes a block of sends from the connection's budget; conversations on one silo share it. An empty lease says
    /// when to ask again.
    /// </summary>
    /// <param name="wanted">How many sends, 1 to 1,000.</param>
    [Alias("lease-sends")]
    Task<SendLease> LeaseSends(int wanted);

    /// <summary>A send failed in a way that concerns the whole connection: pauses it or slows it down.</summary>
    /// <param name="error">The typed failure.</param>
    [Alias("report-failure")]
    Task ReportFailure(SendError error);

    /// <summary>Ends a pause, for example after the owner reconnected.</summary>
    [Alias("resume")]
    Task Resume();

    /// <summary>Keeps an account-level event (quality, template status, policy, …) in the connection's log.</summary>
    /// <param name="accountEvent">The event.</param>
    [Alias("record")]
    Task Record(AccountEvent accountEvent);

    /// <summary>Gives the connection another name.</summary>
    /// <param name="name">1 to <see cref="ConnectionDefinitionRules.MaxNameLength"/> characters on one line.</param>
    /// <exception cref="Tenancy.InvalidDefinitionException">The name is none.</exception>
    [Alias("rename")]
    Task Rename(string name);

    /// <summary>Puts a renewed token in the place of the present one; everything else stays.</summary>
    /// <param name="token">The token; goes into the vault.</param>
    /// <param name="expiresAt">When it ends; null when it doesn't.</param>
    [Alias("renew-token")]
    Task RenewToken(string token, DateTimeOffset? expiresAt);

    /// <summary>
    /// Destroys the token and gives up the routes. Called by <see cref="Health.IConnectionCareGrain.Disconnect"/>, which tells Meta before.
    /// Idempotent.
    /// </summary>
    /// <param name="reason">Why.</param>
    [Alias("disconnect")]
    Task Disconnect(Health.DisconnectReason reason);
}
