using System.Collections.Immutable;
using Chatbotics.Grains.Abstractions.Tenancy;
using Chatbotics.Grains.Hosting;

namespace Chatbotics.Grains.Tenancy;

/// <inheritdoc cref="IWorkspaceDirectoryGrain"/>
/// <param name="directory">The stored list.</param>
[GrainType("workspace-directory")]
internal sealed class WorkspaceDirectoryGrain(
    [PersistentState("workspace-directory")] IPersistentState<WorkspaceDirectoryState> directory) : Grain, IWorkspaceDirectoryGrain
{
    /// <inheritdoc/>
    public async Task Register(WorkspaceListing workspace)
    {
        GrainKeys.Tenant(workspace.Id);
        var present = directory.State.Workspaces;
        var at = present.AsSpan().BinarySearch(workspace, ById);
        if (at >= 0 && present[at] == workspace)
        {
            return;
        }

        var next = at >= 0 ? present.SetItem(at, workspace) : present.Insert(~at, workspace);
        await directory.Replace(new WorkspaceDirectoryState { Workspaces = next });
    }

    /// <inheritdoc/>
    public Task<ImmutableArray<WorkspaceListing>> List() => Task.FromResult(directory.State.Workspaces);

    private static readonly IComparer<WorkspaceListing> ById =
        Comparer<WorkspaceListing>.Create((first, second) => string.CompareOrdinal(first.Id, second.Id));
}
