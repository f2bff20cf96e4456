using System.Collections.Immutable;
using Chatbotics.Grains.Abstractions.Agents;
using Orleans.Concurrency;

namespace Chatbotics.Grains.Abstractions.Knowledge;

/// <summary>A knowledge base: a named set of sources. Key: <c>tenant/base</c>.</summary>
[Alias("knowledge-base")]
public interface IKnowledgeBaseGrain : IGrainWithStringKey
{
    /// <summary>Makes or renames the base. Idempotent.</summary>
    /// <param name="name">Its name, 1 to 60 characters.</param>
    /// <param name="language">The language of sources that don't tell theirs.</param>
    [Alias("configure")]
    Task<AgentOutcome> Configure(string name, string language);

    /// <summary>The base, or null when there is none.</summary>
    [Alias("get"), ReadOnly]
    Task<KnowledgeBase?> Get();

    /// <summary>Adds a source; it is read in the background.</summary>
    /// <param name="source">The source.</param>
    [Alias("add")]
    Task<AgentOutcome> Add(NewKnowledge source);

    /// <summary>Reads a source again now.</summary>
    /// <param name="source">Its id.</param>
    [Alias("refresh")]
    Task<AgentOutcome> Refresh(string source);

    /// <summary>The pages of a site among the sources, those with problems first; none for other sources.</summary>
    /// <param name="source">Its id.</param>
    [Alias("documents"), ReadOnly]
    Task<ImmutableArray<KnowledgeDocument>> Documents(string source);

    /// <summary>Notes that past answers were taken or turned down, so that they are not suggested again. Idempotent.</summary>
    /// <param name="suggestions">Their ids, see <see cref="KnowledgeBase.Settled"/>.</param>
    [Alias("settle")]
    Task Settle(ImmutableArray<string> suggestions);

    /// <summary>Removes a source with its passages. Idempotent.</summary>
    /// <param name="source">Its id.</param>
    [Alias("remove")]
    Task Remove(string source);

    /// <summary>Removes the base with everything in it.</summary>
    [Alias("delete")]
    Task Delete();

    /// <summary>Searches the base, to see what an agent would find.</summary>
    /// <param name="question">A question.</param>
    /// <param name="limit">At most this many, 1 to 20.</param>
    [Alias("search"), ReadOnly]
    Task<ImmutableArray<KnowledgePassage>> Search(string question, int limit);

    /// <summary>How a source stands now; called by the source. A removed one is not brought back.</summary>
    /// <param name="source">The source.</param>
    [Alias("report")]
    Task Report(KnowledgeSource source);
}
