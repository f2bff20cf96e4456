using Chatbotics.Grains.Abstractions.Tenancy;

namespace Chatbotics.Grains.Tenancy.Ports;

/// <summary>Workspace settings for readers on this silo, at most a few seconds old, so that no conversation waits for its workspace's grain.</summary>
public interface IWorkspaceSettingsCache
{
    /// <summary>The settings, or null when the workspace was never configured. Usually synchronous.</summary>
    /// <param name="tenant">The tenant id.</param>
    ValueTask<WorkspaceSettings?> Get(string tenant);

    /// <summary>The next conversation number, from a block leased from the workspace's grain. Usually synchronous.</summary>
    /// <param name="tenant">The tenant id.</param>
    ValueTask<long> NextConversationNumber(string tenant);

    /// <summary>Replaces what is cached, after a change on this silo.</summary>
    /// <param name="settings">The new settings.</param>
    void Update(WorkspaceSettings settings);
}
