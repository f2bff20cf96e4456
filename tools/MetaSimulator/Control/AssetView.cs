using Chatbotics.MetaSimulator.Assets;

namespace Chatbotics.MetaSimulator.Control;

/// <summary>An asset as the control API shows it.</summary>
internal sealed record AssetView(Platform Platform, string Id, string Name, bool Subscribed, TokenState Token, string? WabaId, string? DisplayNumber, string? UserId, string? PageId)
{
    public static AssetView Of(Asset asset) => new(
        asset.Platform,
        asset.Id,
        asset.Name,
        asset.Subscribed,
        asset.Token.State,
        (asset as WhatsAppNumber)?.WabaId,
        (asset as WhatsAppNumber)?.DisplayNumber,
        (asset as InstagramAccount)?.UserId,
        (asset as InstagramAccount)?.Page?.Id);
}
