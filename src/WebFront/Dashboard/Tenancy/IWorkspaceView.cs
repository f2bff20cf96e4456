using System.Collections.Immutable;
using Chatbotics.Grains.Abstractions.Tenancy;

namespace Chatbotics.WebFront.Dashboard.Tenancy;

/// <summary>What the pages know of workspaces.</summary>
internal interface IWorkspaceView
{
    /// <summary>The person's workspaces, by name.</summary>
    Task<ImmutableArray<WorkspaceListing>> List();

    /// <summary>One workspace with its connections, or null when there is none with this id that has the person.</summary>
    /// <param name="tenant">The tenant id as the address bar has it; may be anything.</param>
    Task<WorkspaceOverview?> Get(string tenant);
}
