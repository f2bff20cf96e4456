using System.Collections.Immutable;

namespace Chatbotics.Grains.Knowledge.Ports;

/// <summary>Finds what a workspace knows about a question.</summary>
public interface IRetriever
{
    /// <summary>The passages that fit best, best first; of one workspace only.</summary>
    /// <param name="tenant">The workspace.</param>
    /// <param name="request">The question.</param>
    /// <param name="cancellationToken">Gives up.</param>
    Task<ImmutableArray<FoundPassage>> Find(string tenant, RetrievalRequest request, CancellationToken cancellationToken = default);
}
