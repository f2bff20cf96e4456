using Chatbotics.Grains.Abstractions.Channels;

namespace Chatbotics.WebFront.Dashboard.Channels;

/// <summary>The addresses of the channels' pages.</summary>
internal static class ChannelAddress
{
    /// <summary>Where Meta's logins send people back to: the same for every workspace, registered at the Meta app.</summary>
    public const string Callback = "/channels/callback";

    /// <summary>The list.</summary>
    /// <param name="tenant">The workspace.</param>
    public static string List(string tenant) => $"/channels/{tenant}";

    /// <summary>The choice of what to add.</summary>
    /// <param name="tenant">The workspace.</param>
    public static string Add(string tenant) => $"/channels/{tenant}/add";

    /// <summary>WhatsApp by a token.</summary>
    /// <param name="tenant">The workspace.</param>
    public static string Token(string tenant) => $"/channels/{tenant}/whatsapp-token";

    /// <summary>What Meta's app settings need.</summary>
    /// <param name="tenant">The workspace.</param>
    public static string Webhook(string tenant) => $"/channels/{tenant}/webhook";

    /// <summary>One channel.</summary>
    /// <param name="key">The connection.</param>
    public static string Channel(ConnectionKey key) => key.Platform == ChannelPlatform.WebChat
        ? Website(key.Tenant, key.AssetId)
        : $"/channels/{key.Tenant}/channel/{key.Platform.Name()}/{Uri.EscapeDataString(key.AssetId)}";

    /// <summary>The chat of a website, or the page that makes one.</summary>
    /// <param name="tenant">The workspace.</param>
    /// <param name="site">The channel's id; null for a new one.</param>
    public static string Website(string tenant, string? site = null) => site is null ? $"/channels/{tenant}/website" : $"/channels/{tenant}/website/{Uri.EscapeDataString(site)}";

    /// <summary>A connecting.</summary>
    /// <param name="tenant">The workspace.</param>
    /// <param name="session">Its id.</param>
    public static string Session(string tenant, string session) => $"/channels/{tenant}/connect/{session}";

    /// <summary>The way to Meta's login.</summary>
    /// <param name="tenant">The workspace.</param>
    /// <param name="session">The connecting's id.</param>
    public static string Go(string tenant, string session) => $"/channels/{tenant}/connect/{session}/go";
}
