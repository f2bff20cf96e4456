using Chatbotics.Grains.Abstractions.People;
using Orleans.Concurrency;

namespace Chatbotics.Grains.Abstractions.Privacy.Keys;

/// <summary>A workspace's key and its renewal. Key: the tenant id. Needs <see cref="Permission.ManagePrivacy"/>.</summary>
[Alias("workspace-keys-grain")]
public interface IWorkspaceKeysGrain : IGrainWithStringKey
{
    /// <summary>What is known of the keys.</summary>
    [Alias("get"), AlwaysInterleave]
    Task<WorkspaceKeys> Get();

    /// <summary>
    /// Gives the workspace a new key, which seals what is new at once. What the old one wraps is wrapped anew behind it, while
    /// everything goes on; then the old one is destroyed. Audited.
    /// </summary>
    /// <returns>Done, or why it was refused: not allowed, no key yet, or a renewal is under way.</returns>
    [Alias("rotate")]
    Task<Outcome> Rotate();
}
