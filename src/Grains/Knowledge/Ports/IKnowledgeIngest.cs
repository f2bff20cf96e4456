namespace Chatbotics.Grains.Knowledge.Ports;

/// <summary>Takes documents into knowledge bases: reads, cuts, indexes.</summary>
public interface IKnowledgeIngest
{
    /// <summary>Takes a document in. Only what changed since the last time is indexed anew.</summary>
    /// <param name="tenant">The workspace.</param>
    /// <param name="request">The document.</param>
    /// <param name="cancellationToken">Gives up.</param>
    Task<IngestResult> Put(string tenant, IngestRequest request, CancellationToken cancellationToken = default);

    /// <summary>Whether embeddings are set up.</summary>
    bool HasEmbeddings { get; }

    /// <summary>Gives passages that have none their vectors, in batches.</summary>
    /// <param name="tenant">The workspace.</param>
    /// <param name="limit">How many passages at most.</param>
    /// <param name="cancellationToken">Gives up; what is done stays done.</param>
    /// <returns>How many got one; fewer than the limit when all have theirs.</returns>
    Task<int> Embed(string tenant, int limit, CancellationToken cancellationToken = default);
}
