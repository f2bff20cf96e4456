using System.Collections.Immutable;
using Chatbotics.Grains.Abstractions.People;

namespace Chatbotics.Grains.Abstractions.Channels.Connecting;

/// <summary>
/// The connections that a person's login at Meta brought, in whichever workspaces. Key: <see cref="MetaPersons.KeyOf"/>.
/// Deauthorise and data-deletion callbacks ask it what to end; <see cref="Health.IConnectionCareGrain.Disconnect"/> ends it.
/// </summary>
[Alias("meta-person"), GrainScope(GrainScope.Engine)]
public interface IMetaPersonGrain : IGrainWithStringKey
{
    /// <summary>Notes a connection, durably. Idempotent; called when a channel is connected.</summary>
    /// <param name="connection">The connection.</param>
    [Alias("add")]
    Task Add(ConnectionKey connection);

    /// <summary>The person's connections, oldest first; empty for somebody who never logged in here.</summary>
    [Alias("connections")]
    Task<ImmutableArray<ConnectionKey>> Connections();

    /// <summary>Forgets a connection; with the last one everything that is stored. Idempotent.</summary>
    /// <param name="connection">The connection.</param>
    [Alias("remove")]
    Task Remove(ConnectionKey connection);
}
