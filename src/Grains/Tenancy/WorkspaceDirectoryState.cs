using System.Collections.Immutable;
using Chatbotics.Grains.Abstractions.Tenancy;

namespace Chatbotics.Grains.Tenancy;

/// <summary>What is stored of the directory.</summary>
[GenerateSerializer, Immutable, Alias("workspace-directory-state")]
internal sealed record WorkspaceDirectoryState
{
    /// <summary>All workspaces in the order of their ids.</summary>
    [Id(0)]
    public ImmutableArray<WorkspaceListing> Workspaces { get; init; } = [];

    /// <summary>The ids of workspaces that were erased.</summary>
    [Id(1)]
    public ImmutableArray<string> Erased { get; init; } = [];
}
