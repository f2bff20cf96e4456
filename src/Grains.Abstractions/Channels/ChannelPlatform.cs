namespace Chatbotics.Grains.Abstractions.Channels;

/// <summary>Where a conversation takes place. Stored and part of keys: names and numbers never change.</summary>
[GenerateSerializer, Alias("channel-platform")]
public enum ChannelPlatform
{
    /// <summary>WhatsApp Business, Cloud API.</summary>
    WhatsApp = 1,

    /// <summary>Facebook Messenger.</summary>
    Messenger = 2,

    /// <summary>Instagram direct messages, Page-linked or by Instagram Login.</summary>
    Instagram = 3,

    /// <summary>The widget on a website.</summary>
    WebChat = 4,

    /// <summary>A Shopify store.</summary>
    Shopify = 5,
}
