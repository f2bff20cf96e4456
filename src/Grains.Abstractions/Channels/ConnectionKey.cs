using Chatbotics.Grains.Abstractions.Tenancy;

namespace Chatbotics.Grains.Abstractions.Channels;

/// <summary>
/// A channel connection of a tenant: <c>tenant/platform/asset</c>. The asset is what Meta's webhooks name: a WhatsApp
/// phone number id, a Page id, an Instagram account id.
/// </summary>
[GenerateSerializer, Immutable, Alias("connection-key")]
public readonly record struct ConnectionKey
{
    private ConnectionKey(string value) => Value = value;

    /// <summary>The whole key, which is also the grain's key.</summary>
    [Id(0)]
    public string Value { get; init; }

    /// <summary>The tenant id.</summary>
    public string Tenant => GrainKeys.TenantOf(Value).ToString();

    /// <summary>The platform.</summary>
    public ChannelPlatform Platform => ChannelPlatforms.TryParse(Segment(1), out var platform)
        ? platform
        : throw new InvalidKeyPartException("platform");

    /// <summary>The asset id.</summary>
    public string AssetId => Segment(2).ToString();

    /// <summary>Composes a key; throws <see cref="InvalidKeyPartException"/> when a part can't stand in it.</summary>
    /// <param name="tenant">The tenant id.</param>
    /// <param name="platform">The platform.</param>
    /// <param name="assetId">The asset id as the platform gives it.</param>
    public static ConnectionKey Create(string tenant, ChannelPlatform platform, string assetId) =>
        new($"{GrainKeys.Tenant(tenant)}{GrainKeys.Separator}{platform.Name()}{GrainKeys.Separator}{GrainKeys.Part(assetId, "asset id")}");

    /// <summary>Reads a key that <see cref="Create"/> made; throws <see cref="InvalidKeyPartException"/> otherwise.</summary>
    /// <param name="value">The whole key.</param>
    public static ConnectionKey Parse(string value)
    {
        var parts = value.Split(GrainKeys.Separator);
        return parts.Length == 3 && ChannelPlatforms.TryParse(parts[1], out var platform)
            ? Create(parts[0], platform, parts[2])
            : throw new InvalidKeyPartException("connection key");
    }

    /// <inheritdoc/>
    public override string ToString() => Value;

    private ReadOnlySpan<char> Segment(int index)
    {
        ReadOnlySpan<char> rest = Value;
        for (; index > 0; index--)
        {
            rest = rest[(rest.IndexOf(GrainKeys.Separator) + 1)..];
        }

        var end = rest.IndexOf(GrainKeys.Separator);
        return end < 0 ? rest : rest[..end];
    }
}
