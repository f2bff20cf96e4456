using System.Collections.Immutable;
using Chatbotics.Grains.Abstractions.People;
using Orleans.Concurrency;

namespace Chatbotics.Grains.Abstractions.Privacy.Erasures;

/// <summary>Where a workspace's erasures are ordered and watched. Key: the tenant id.</summary>
[Alias("erasure-desk")]
public interface IErasureDeskGrain : IGrainWithStringKey
{
    /// <summary>
    /// Orders an erasure after checking that the caller may. Messages and conversations need
    /// <see cref="Permission.DeleteConversations"/>, contacts <see cref="Permission.EraseContacts"/>, connections
    /// <see cref="Permission.ManageChannels"/>, knowledge <see cref="Permission.ManageAssistants"/>, members
    /// <see cref="Permission.ManagePeople"/>, workspaces and logins <see cref="Permission.ManageOwnership"/>.
    /// </summary>
    /// <param name="order">What goes.</param>
    /// <returns>The erasure's id, or why it was refused: not allowed, on legal hold, or of another workspace.</returns>
    [Alias("begin")]
    Task<Outcome> Begin(ErasureOrder order);

    /// <summary>What an erasure would take. Needs the same permission.</summary>
    /// <param name="order">What would go.</param>
    [Alias("preview"), AlwaysInterleave]
    Task<ErasurePreview> Preview(ErasureOrder order);

    /// <summary>Erasures that are under way, and the latest that are done; newest first.</summary>
    [Alias("list"), AlwaysInterleave]
    Task<ImmutableArray<ErasureStatus>> List();

    /// <summary>An erasure is done. Called by it.</summary>
    /// <param name="id">Its id.</param>
    [Alias("finished"), AlwaysInterleave]
    Task Finished(string id);
}
