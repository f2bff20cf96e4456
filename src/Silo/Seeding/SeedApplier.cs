using Chatbotics.Grains.Abstractions.Channels;
using Chatbotics.Grains.Abstractions.Channels.Website;
using Chatbotics.Grains.Abstractions.People;
using Chatbotics.Grains.Abstractions.Tenancy;

namespace Chatbotics.Silo.Seeding;

/// <summary>Brings workspaces and connections to what a seed file declares. Applying a file again changes nothing; nothing is ever removed, and nothing that was erased comes back.</summary>
/// <param name="grains">The grains.</param>
internal sealed class SeedApplier(IGrainFactory grains)
{
    private const int AtOnce = 16;

    /// <summary>Applies a file.</summary>
    /// <param name="file">The file.</param>
    /// <param name="cancellationToken">Stops between two workspaces.</param>
    /// <exception cref="SeedFileException">An account is connected to a workspace outside of the file.</exception>
    public async Task Apply(SeedFile file, CancellationToken cancellationToken = default)
    {
        using var engine = Caller.Use(Caller.Engine);
        var owner = await grains.GetGrain<IInstallationGrain>(IInstallationGrain.Key).GetOwner();
        await Parallel.ForEachAsync(
            file.Workspaces.Select((workspace, index) => (workspace, index)),
            new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellationToken },
            async (item, _) => await Apply(item.workspace, item.index, owner));
    }

    private async ValueTask Apply(SeedWorkspace workspace, int index, string? owner)
    {
        using var engine = Caller.Use(Caller.Engine);
        if (await grains.GetGrain<IWorkspaceDirectoryGrain>(IWorkspaceDirectoryGrain.Key).IsErased(workspace.Id))
        {
            // Somebody decided that it goes; a file that still declares it must not bring it back.
            return;
        }

        await grains.GetGrain<IWorkspaceGrain>(workspace.Id).Configure(workspace.Definition);
        if (owner is not null)
        {
            // Declared after the set-up: whose installation it is gets it, unless it has an owner already.
            await grains.GetGrain<IPeopleGrain>(workspace.Id).AddFirstOwner(owner);
        }

        for (var i = 0; i < workspace.Channels.Length; i++)
        {
            try
            {
                await Apply(workspace.Channels[i]);
            }
            catch (AssetTakenException taken)
            {
                throw new SeedFileException([new($"$.workspaces[{index}].channels[{i}].assetId", taken.Message)]);
            }
        }
    }

    private Task Apply(SeedChannel channel) => channel.Website is { } settings
        ? grains.GetGrain<IWebsiteGrain>(channel.Key.Value).Save(channel.Definition.Name, settings)
        : grains.GetGrain<IChannelConnectionGrain>(channel.Key.Value).Configure(channel.Definition);
}
