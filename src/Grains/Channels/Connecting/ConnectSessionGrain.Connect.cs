using Chatbotics.Grains.Abstractions.Audit;
using Chatbotics.Grains.Abstractions.Channels;
using Chatbotics.Grains.Abstractions.Channels.Connecting;
using Chatbotics.Grains.Abstractions.Channels.Health;
using Chatbotics.Grains.Channels.Ports;
using Chatbotics.Grains.Hosting;

namespace Chatbotics.Grains.Channels.Connecting;

// Makes one asset a connection of the workspace.
internal sealed partial class ConnectSessionGrain
{
    /// <summary>Connects an asset; gives the problem when it can't. What came before a problem can be done again.</summary>
    private async Task<ConnectProblem?> Connect(ConnectAsset asset, MetaToken token, string? pin, CancellationToken cancellationToken)
    {
        var key = ConnectionKey.Create(Tenant, asset.Platform, asset.AssetId);

        // Before anything is changed at Meta: what is another workspace's must not feel that we tried.
        if (await IsTaken(key, asset.AssetId) || (asset.SecondAssetId is { } second && await IsTaken(key, second)))
        {
            return ConnectProblems.Taken;
        }

        if (asset.NeedsPin)
        {
            if (!ConnectTyping.IsPin(pin))
            {
                return ConnectProblems.PinNeeded;
            }

            if (await accounts.Register(asset, token.Value, pin!, cancellationToken) is { } refused)
            {
                return ConnectProblems.Of(refused);
            }

            await vault.Put($"{Tenant}/pin-whatsapp-{asset.AssetId}", pin!, cancellationToken);
        }

        var connection = GrainFactory.GetGrain<IChannelConnectionGrain>(key.Value);
        var present = await connection.Get();
        try
        {
            await connection.Configure(new ConnectionDefinition
            {
                Name = present?.Name ?? NameOf(asset),
                BusinessAccountId = asset.BusinessAccountId,
                AccessToken = token.Value,
                SecondAssetId = asset.SecondAssetId,
                InstagramLogin = asset.InstagramLogin,
                PageId = asset.PageId,
                SendsPerSecond = present?.SendsPerSecond,
                TokenExpiresAt = token.ExpiresAt,
                MetaPerson = session.State.MetaPerson,
                Handle = asset.Handle,
            });
        }
        catch (AssetTakenException)
        {
            return ConnectProblems.Taken;
        }

        if (session.State.MetaPerson is { } person)
        {
            await GrainFactory.GetGrain<IMetaPersonGrain>(person).Add(key);
        }

        if (await accounts.Subscribe(asset, token.Value, cancellationToken) is { } fault)
        {
            // The connection stands; its examination shows what is missing, with a button.
            LogNotSubscribed(logger, key, fault.Kind, fault.Code);
        }

        await GrainFactory.GetGrain<IConnectionCareGrain>(key.Value).Begin();
        await session.Replace(session.State with { Connected = [.. session.State.Connected.Remove(key.Value), key.Value] });
        LogConnected(logger, key, session.State.Flow!.Value);
        await audit.Note(key, ChannelAudit.Connected, new AuditDetail("by", session.State.Flow!.Value.Name()), new AuditDetail("again", present is null ? "no" : "yes"));
        return null;
    }

    private async ValueTask<bool> IsTaken(ConnectionKey key, string assetId) =>
        await routes.Find(key.Platform, assetId) is { } holder && holder != key;

    private static string NameOf(ConnectAsset asset)
    {
        var name = new string([.. (asset.Platform == ChannelPlatform.Instagram ? asset.Handle ?? asset.Name : asset.Name).Where(static letter => !char.IsControl(letter))]).Trim();
        return name.Length == 0 ? asset.AssetId : name.Length > ConnectionDefinitionRules.MaxNameLength ? name[..ConnectionDefinitionRules.MaxNameLength].Trim() : name;
    }
}
