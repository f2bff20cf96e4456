using Chatbotics.Grains.Abstractions.Channels;

namespace Chatbotics.Grains.Channels;

/// <summary>How fast each platform lets one asset send, and which of its throttling codes concern the whole asset.</summary>
internal static class SendRates
{
    /// <summary>WhatsApp's limit of one business number towards one customer; says nothing of the number itself.</summary>
    private const int WhatsAppPairLimit = 131056;

    /// <summary>
    /// Sends a second before the platform has objected. Platforms raise an asset's rate by themselves (WhatsApp from 80 to
    /// 1,000 and more) without telling, so only their own answer says where the limit lies; an operator can set one.
    /// </summary>
    public const int Untried = 20_000;

    /// <summary>
    /// Sends a second that each asset is granted. WhatsApp: 80 for each number (throughput page). Messenger: 300 for text (Send API rate limits).
    /// Instagram: two pages of Meta differ, 300 and 100; the smaller one.
    /// </summary>
    /// <param name="platform">The platform.</param>
    public static int Granted(ChannelPlatform platform) => platform switch
    {
        ChannelPlatform.WhatsApp => 80,
        ChannelPlatform.Messenger => 300,
        ChannelPlatform.Instagram => 100,
        _ => 1_000,
    };

    /// <summary>Whether a throttled send means that the asset as a whole should slow down.</summary>
    /// <param name="error">The failure.</param>
    public static bool ConcernsAsset(SendError error) => error.Kind == SendErrorKind.Throttled && error.Code != WhatsAppPairLimit;
}
