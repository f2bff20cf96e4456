using System.Collections.Immutable;

namespace Chatbotics.Grains.Knowledge.Ports;

/// <summary>
/// The passages of all workspaces. Every call names the workspace, and nothing of another one is looked at, counted or
/// weighed. Text is sealed at rest.
/// </summary>
public interface IPassageIndex
{
    /// <summary>Puts a document in, replacing what was there under its id: passages whose id was there stay untouched.</summary>
    /// <param name="tenant">The workspace.</param>
    /// <param name="document">The document.</param>
    /// <param name="passages">All its passages, in order.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    Task<IndexChange> Put(string tenant, IndexedDocument document, ImmutableArray<IndexedPassage> passages, CancellationToken cancellationToken = default);

    /// <summary>Removes a document. Idempotent.</summary>
    /// <param name="tenant">The workspace.</param>
    /// <param name="document">The document's id.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    Task Remove(string tenant, string document, CancellationToken cancellationToken = default);

    /// <summary>Removes everything of a workspace and destroys its key. Idempotent.</summary>
    /// <param name="tenant">The workspace.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    Task Erase(string tenant, CancellationToken cancellationToken = default);

    /// <summary>The documents of a knowledge base, by id.</summary>
    /// <param name="tenant">The workspace.</param>
    /// <param name="knowledgeBase">The knowledge base.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    Task<ImmutableArray<IndexedDocument>> Documents(string tenant, string knowledgeBase, CancellationToken cancellationToken = default);

    /// <summary>The passages of a document, in order.</summary>
    /// <param name="tenant">The workspace.</param>
    /// <param name="document">The document's id.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    Task<ImmutableArray<Passage>> Passages(string tenant, string document, CancellationToken cancellationToken = default);

    /// <summary>Finds passages by their words (BM25), best first.</summary>
    /// <param name="tenant">The workspace.</param>
    /// <param name="query">The words.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    Task<ImmutableArray<PassageHit>> Search(string tenant, PassageQuery query, CancellationToken cancellationToken = default);

    /// <summary>Finds passages by their vectors (cosine), best first.</summary>
    /// <param name="tenant">The workspace.</param>
    /// <param name="query">The vector.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    Task<ImmutableArray<PassageHit>> Nearest(string tenant, VectorQuery query, CancellationToken cancellationToken = default);

    /// <summary>Passages that have no vector of a model yet.</summary>
    /// <param name="tenant">The workspace.</param>
    /// <param name="model">The model.</param>
    /// <param name="limit">How many at most.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    Task<ImmutableArray<Passage>> WithoutVector(string tenant, string model, int limit, CancellationToken cancellationToken = default);

    /// <summary>Adds vectors. Those of passages that are gone by now are dropped; a vector of another model is replaced.</summary>
    /// <param name="tenant">The workspace.</param>
    /// <param name="model">The model that made them.</param>
    /// <param name="vectors">The vectors.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    Task PutVectors(string tenant, string model, ImmutableArray<PassageVector> vectors, CancellationToken cancellationToken = default);
}
