using System.Collections.Immutable;

namespace Chatbotics.Grains.Abstractions.Channels;

/// <summary>
/// Leads every external id of a contact on one connection to one thread. Ids change and come in different
/// combinations; the thread's id never changes.
/// </summary>
public interface IContactAliases
{
    /// <summary>
    /// The thread of a contact. If none of the ids is known, the first becomes the thread's id and all are written
    /// durably; if some are known, the others are added to the same thread. Atomic: parallel calls with overlapping
    /// ids give the same thread. Known ids are answered from memory, synchronously.
    /// </summary>
    /// <param name="connection">The connection.</param>
    /// <param name="ids">External ids as the platform gives them, the most stable first; at least one.</param>
    ValueTask<string> Resolve(ConnectionKey connection, ImmutableArray<string> ids);

    /// <summary>The thread of a known id, or null. Writes nothing.</summary>
    /// <param name="connection">The connection.</param>
    /// <param name="ids">External ids, the most stable first.</param>
    ValueTask<string?> Find(ConnectionKey connection, ImmutableArray<string> ids);

    /// <summary>Forgets every alias of a thread, for erasure.</summary>
    /// <param name="connection">The connection.</param>
    /// <param name="threadId">The thread.</param>
    ValueTask Forget(ConnectionKey connection, string threadId);

    /// <summary>Forgets every alias of a connection, or of all connections of a workspace, for erasure.</summary>
    /// <param name="prefix">The connection's key, or the tenant id.</param>
    /// <returns>How many there were.</returns>
    ValueTask<long> ForgetAll(string prefix);
}
