using System.Collections.Immutable;
using Chatbotics.Grains.Abstractions.People;

namespace Chatbotics.Grains.Abstractions.Tenancy;

/// <summary>The list of all workspaces of this installation. Key: <see cref="Key"/>.</summary>
[Alias("workspace-directory"), GrainScope(GrainScope.Engine)]
public interface IWorkspaceDirectoryGrain : IGrainWithStringKey
{
    /// <summary>The one key of this grain.</summary>
    const string Key = "workspaces";

    /// <summary>Adds or renames an entry. Idempotent.</summary>
    /// <param name="workspace">The workspace.</param>
    [Alias("register")]
    Task Register(WorkspaceListing workspace);

    /// <summary>All workspaces by id.</summary>
    [Alias("list")]
    Task<ImmutableArray<WorkspaceListing>> List();

    /// <summary>A workspace is being erased: takes it off the list, for good. Idempotent.</summary>
    /// <param name="tenant">The workspace.</param>
    [Alias("erase")]
    Task Erase(string tenant);

    /// <summary>Whether a workspace of this id was erased: the id is not given again.</summary>
    /// <param name="tenant">The id.</param>
    [Alias("is-erased")]
    Task<bool> IsErased(string tenant);
}
