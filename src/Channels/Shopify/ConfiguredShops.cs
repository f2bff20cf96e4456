using Chatbotics.Grains.Abstractions.Tenancy;
using Chatbotics.Grains.Privacy.Ports;
using Microsoft.Extensions.Options;

namespace Chatbotics.Channels.Shopify;

/// <summary>Shops as the configuration assigns them to workspaces.</summary>
/// <param name="options">The app's options.</param>
internal sealed class ConfiguredShops(IOptions<ShopifyOptions> options) : IShopWorkspaces
{
    /// <inheritdoc/>
    public ValueTask<string?> Find(string shop, CancellationToken cancellationToken = default) =>
        new(options.Value.Shops.TryGetValue(shop, out var tenant) && GrainKeys.IsTenantId(tenant) ? tenant : null);
}
