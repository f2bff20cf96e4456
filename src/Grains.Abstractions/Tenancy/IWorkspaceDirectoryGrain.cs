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
}
