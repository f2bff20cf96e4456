namespace Chatbotics.Channels.Meta.Sending;

/// <summary>Where to call, and as whom. Never logged.</summary>
internal sealed class GraphTarget(Uri address, string authorization)
{
    /// <summary>The address; holds the proof of the app's secret.</summary>
    public Uri Address { get; } = address;

    /// <summary>The value of the Authorization header.</summary>
    public string Authorization { get; } = authorization;

    /// <summary>The header's value for a token.</summary>
    /// <param name="accessToken">The token.</param>
    public static string Bearer(string accessToken) => "Bearer " + accessToken;
}
