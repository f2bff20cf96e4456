using System.Collections.Immutable;
using Chatbotics.Grains.Abstractions.Knowledge;
using Chatbotics.Grains.Hosting;

namespace Chatbotics.Grains.Knowledge;

/// <inheritdoc cref="IKnowledgeDirectoryGrain"/>
/// <param name="directory">The stored list.</param>
[GrainType("knowledge-directory")]
internal sealed class KnowledgeDirectoryGrain([PersistentState("knowledge-directory")] IPersistentState<KnowledgeDirectoryState> directory)
    : Grain, IKnowledgeDirectoryGrain
{
    /// <inheritdoc/>
    public Task<ImmutableArray<KnowledgeListing>> List() => Task.FromResult(directory.State.Bases);

    /// <inheritdoc/>
    public Task Put(KnowledgeListing listing)
    {
        var bases = directory.State.Bases;
        var present = bases.FirstOrDefault(item => item.Id == listing.Id);
        return directory.Replace(new KnowledgeDirectoryState { Bases = present is null ? bases.Add(listing) : bases.Replace(present, listing) });
    }

    /// <inheritdoc/>
    public Task Remove(string id) =>
        directory.Replace(new KnowledgeDirectoryState { Bases = directory.State.Bases.RemoveAll(item => item.Id == id) });
}
