using Chatbotics.Grains.Privacy.Ports;

namespace Chatbotics.Grains.Privacy.Shops;

/// <summary>Where no shop can be connected.</summary>
internal sealed class NoShops : IShopWorkspaces
{
    /// <inheritdoc/>
    public ValueTask<string?> Find(string shop, CancellationToken cancellationToken = default) => new((string?)null);
}
