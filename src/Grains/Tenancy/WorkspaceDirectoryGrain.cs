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
        if (Known(directory.State).Contains(workspace.Id, StringComparer.Ordinal))
        {
            // A configuration that was under way when the erasure began.
            return;
        }

        var present = directory.State.Workspaces;
        var at = present.AsSpan().BinarySearch(workspace, ById);
        if (at >= 0 && present[at] == workspace)
        {
            return;
        }

        var next = at >= 0 ? present.SetItem(at, workspace) : present.Insert(~at, workspace);
        await directory.Replace(directory.State with { Workspaces = next });
    }

    /// <inheritdoc/>
    public Task<ImmutableArray<WorkspaceListing>> List() => Task.FromResult(directory.State.Workspaces);

    /// <inheritdoc/>
    public Task Erase(string tenant)
    {
        var state = directory.State;
        return Known(state).Contains(tenant, StringComparer.Ordinal)
            ? Task.CompletedTask
            : directory.Replace(new WorkspaceDirectoryState
            {
                Workspaces = state.Workspaces.RemoveAll(one => string.Equals(one.Id, tenant, StringComparison.Ordinal)),
                Erased = Known(state).Add(tenant),
            });
    }

    /// <inheritdoc/>
    public Task<bool> IsErased(string tenant) => Task.FromResult(Known(directory.State).Contains(tenant, StringComparer.Ordinal));

    private static ImmutableArray<string> Known(WorkspaceDirectoryState state) => state.Erased.IsDefault ? [] : state.Erased;

    private static readonly IComparer<WorkspaceListing> ById =
        Comparer<WorkspaceListing>.Create((first, second) => string.CompareOrdinal(first.Id, second.Id));
}
