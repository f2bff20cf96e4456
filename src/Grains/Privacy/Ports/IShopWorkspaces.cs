namespace Chatbotics.Grains.Privacy.Ports;

/// <summary>Says whose a shop is.</summary>
public interface IShopWorkspaces
{
    /// <summary>The workspace that a shop belongs to; null when it belongs to none here.</summary>
    /// <param name="shop">The shop's domain in lower case, for example "example.myshopify.com".</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    ValueTask<string?> Find(string shop, CancellationToken cancellationToken = default);
}
