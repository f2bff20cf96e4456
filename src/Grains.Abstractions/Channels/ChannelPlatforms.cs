namespace Chatbotics.Grains.Abstractions.Channels;

/// <summary>The platforms' names in keys, files and addresses.</summary>
public static class ChannelPlatforms
{
    /// <summary>The lower-case name, for example "whatsapp".</summary>
    /// <param name="platform">A defined platform.</param>
    public static string Name(this ChannelPlatform platform) => platform switch
    {
        ChannelPlatform.WhatsApp => "whatsapp",
        ChannelPlatform.Messenger => "messenger",
        ChannelPlatform.Instagram => "instagram",
        ChannelPlatform.WebChat => "webchat",
        ChannelPlatform.Shopify => "shopify",
        _ => throw new ArgumentOutOfRangeException(nameof(platform)),
    };

    /// <summary>The platform of a lower-case name.</summary>
    /// <param name="name">For example "whatsapp".</param>
    /// <param name="platform">The platform when found.</param>
    public static bool TryParse(ReadOnlySpan<char> name, out ChannelPlatform platform)
    {
        platform = name switch
        {
            "whatsapp" => ChannelPlatform.WhatsApp,
            "messenger" => ChannelPlatform.Messenger,
            "instagram" => ChannelPlatform.Instagram,
            "webchat" => ChannelPlatform.WebChat,
            "shopify" => ChannelPlatform.Shopify,
            _ => default,
        };
        return platform != default;
    }
}
