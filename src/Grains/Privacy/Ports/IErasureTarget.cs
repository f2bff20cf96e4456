using System.Collections.Immutable;

namespace Chatbotics.Grains.Privacy.Ports;

/// <summary>
/// A store that an erasure goes to. Every store that holds something of customers registers one. Each method is called again
/// after a crash, so it must not mind what is gone already; it throws when the store doesn't answer, and is tried again.
/// </summary>
public interface IErasureTarget
{
    /// <summary>The store's stable name, one lower-case word: it stands in receipts.</summary>
    string Store { get; }

    /// <summary>
    /// When its turn comes, ascending. The keys are destroyed at 100: whoever must read sealed content to find its own items
    /// comes before, everyone else after; the journals go last, at 1,000.
    /// </summary>
    int Order { get; }

    /// <summary>Runs once before any conversation is taken: keeps new content from arriving, destroys keys of a whole workspace.</summary>
    /// <param name="scope">What goes.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>How many items went.</returns>
    ValueTask<long> Begin(ErasureScope scope, CancellationToken cancellationToken = default) => new(0L);

    /// <summary>Removes everything of some conversations.</summary>
    /// <param name="scope">What the erasure takes as a whole.</param>
    /// <param name="conversations">The conversations of this step, all of one workspace.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>How many items went.</returns>
    ValueTask<long> Erase(ErasureScope scope, ImmutableArray<DoomedConversation> conversations, CancellationToken cancellationToken = default) => new(0L);

    /// <summary>Runs once when every conversation is gone: removes what belongs to the scope itself.</summary>
    /// <param name="scope">What goes.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>How many items went.</returns>
    ValueTask<long> End(ErasureScope scope, CancellationToken cancellationToken = default) => new(0L);
}
