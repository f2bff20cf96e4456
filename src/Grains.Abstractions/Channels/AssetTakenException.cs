namespace Chatbotics.Grains.Abstractions.Channels;

/// <summary>The asset is connected to another workspace of this installation.</summary>
[GenerateSerializer, Alias("asset-taken")]
public sealed class AssetTakenException : Exception
{
    /// <summary>Creates the error; it doesn't say who has the asset.</summary>
    public AssetTakenException()
        : base("This account is connected to another workspace already. Disconnect it there first.")
    {
    }
}
