using System.Collections.Immutable;
using Chatbotics.Grains.Abstractions.Agents;
using Orleans.Concurrency;

namespace Chatbotics.Grains.Abstractions.Knowledge;

/// <summary>
/// One source of a knowledge base: keeps what is to be read until it was read, reads it, and looks again when it is time.
/// Called by its base only. Key: <c>tenant/base/source</c>.
/// </summary>
[Alias("knowledge-source-worker")]
public interface IKnowledgeSourceGrain : IGrainWithStringKey
{
    /// <summary>Takes the source durably; it is read from here on, also after a crash. Idempotent.</summary>
    /// <param name="source">What to read.</param>
    /// <param name="language">The language to take when it doesn't tell its own.</param>
    [Alias("put")]
    Task<AgentOutcome> Put(NewKnowledge source, string language);

    /// <summary>Reads the source and tells the base what came of it.</summary>
    [Alias("read"), OneWay]
    Task Read();

    /// <summary>The pages of a site, those with problems first; none for other sources.</summary>
    [Alias("documents"), AlwaysInterleave]
    Task<ImmutableArray<KnowledgeDocument>> Documents();

    /// <summary>Removes the source's passages and forgets it. Idempotent.</summary>
    [Alias("remove"), OneWay]
    Task Remove();
}
