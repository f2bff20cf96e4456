namespace Chatbotics.Grains.Abstractions.Notifications;

/// <summary>A browser that is told of things while no page of ours is open.</summary>
/// <param name="Id">Its id: a hash of its address.</param>
/// <param name="Name">What the person knows it by, for example "Chrome on Windows".</param>
/// <param name="AddedAt">Since when.</param>
[GenerateSerializer, Immutable, Alias("push-device")]
public sealed record PushDevice([property: Id(0)] string Id, [property: Id(1)] string Name, [property: Id(2)] DateTimeOffset AddedAt)
{
    /// <summary>The id of the browser at an address.</summary>
    /// <param name="endpoint">The address at the push service.</param>
    public static string IdOf(string endpoint) =>
        Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(endpoint)).AsSpan(0, 16));
}
