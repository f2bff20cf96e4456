using System.Collections.Immutable;

namespace Chatbotics.Grains.Abstractions.Knowledge;

/// <summary>The knowledge bases of a workspace. Key: the tenant id.</summary>
[Alias("knowledge-directory")]
public interface IKnowledgeDirectoryGrain : IGrainWithStringKey
{
    /// <summary>All bases, oldest first.</summary>
    [Alias("list")]
    Task<ImmutableArray<KnowledgeListing>> List();

    /// <summary>Adds or changes an entry. Idempotent; called by the base.</summary>
    /// <param name="listing">The base.</param>
    [Alias("put")]
    Task Put(KnowledgeListing listing);

    /// <summary>Removes an entry. Idempotent; called by the base.</summary>
    /// <param name="id">The base.</param>
    [Alias("remove")]
    Task Remove(string id);
}
