using System.Collections.Concurrent;

namespace Chatbotics.MetaSimulator.Assets;

/// <summary>The assets by every id they go by.</summary>
internal sealed class AssetRegistry
{
    private readonly ConcurrentDictionary<string, Asset> _byId = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, Asset>.AlternateLookup<ReadOnlySpan<char>> _byChars;

    public AssetRegistry() => _byChars = _byId.GetAlternateLookup<ReadOnlySpan<char>>();

    public IReadOnlyList<Asset> All => [.. _byId.Values.Distinct()];

    public Asset? Find(ReadOnlySpan<char> id) => _byChars.TryGetValue(id, out var asset) ? asset : null;

    public IReadOnlyList<WhatsAppNumber> InWaba(string wabaId) =>
        [.. _byId.Values.OfType<WhatsAppNumber>().Where(number => number.WabaId == wabaId)];

    public T Add<T>(T asset)
        where T : Asset
    {
        if (!_byId.TryAdd(asset.Id, asset))
        {
            throw new InvalidOperationException($"There is already an asset with the id {asset.Id}.");
        }

        if (asset is InstagramAccount account && account.UserId != account.Id && !_byId.TryAdd(account.UserId, asset))
        {
            throw new InvalidOperationException($"There is already an asset with the id {account.UserId}.");
        }

        return asset;
    }
}
