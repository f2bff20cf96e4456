using System.Collections.Immutable;

namespace Chatbotics.Grains.Abstractions.Channels.Connecting;

/// <summary>The flows' names in addresses, what they connect, and what they ask for.</summary>
public static class ConnectFlows
{
    private static readonly ImmutableArray<(ConnectFlow Flow, string Name)> Table =
    [
        (ConnectFlow.WhatsAppSignup, "whatsapp"),
        (ConnectFlow.WhatsAppToken, "whatsapp-token"),
        (ConnectFlow.MessengerPage, "messenger"),
        (ConnectFlow.InstagramPage, "instagram-page"),
        (ConnectFlow.InstagramLogin, "instagram"),
    ];

    /// <summary>The flow's name in addresses.</summary>
    /// <param name="flow">A defined flow.</param>
    public static string Name(this ConnectFlow flow) => Table.First(row => row.Flow == flow).Name;

    /// <summary>The flow of a name.</summary>
    /// <param name="name">For example "whatsapp-token".</param>
    /// <param name="flow">The flow when found.</param>
    public static bool TryParse(string? name, out ConnectFlow flow)
    {
        flow = Table.FirstOrDefault(row => string.Equals(row.Name, name, StringComparison.Ordinal)).Flow;
        return flow != default;
    }

    /// <summary>What it connects.</summary>
    /// <param name="flow">A defined flow.</param>
    public static ChannelPlatform Platform(this ConnectFlow flow) => flow switch
    {
        ConnectFlow.WhatsAppSignup or ConnectFlow.WhatsAppToken => ChannelPlatform.WhatsApp,
        ConnectFlow.MessengerPage => ChannelPlatform.Messenger,
        _ => ChannelPlatform.Instagram,
    };

    /// <summary>Whose login it uses.</summary>
    /// <param name="flow">A defined flow.</param>
    public static MetaProduct Product(this ConnectFlow flow) =>
        flow == ConnectFlow.InstagramLogin ? MetaProduct.Instagram : MetaProduct.Facebook;

    /// <summary>The permissions without which the channel doesn't work; every one is asked for.</summary>
    /// <param name="flow">A defined flow.</param>
    public static ImmutableArray<string> Scopes(this ConnectFlow flow) => flow switch
    {
        ConnectFlow.WhatsAppSignup or ConnectFlow.WhatsAppToken => ["whatsapp_business_management", "whatsapp_business_messaging"],
        ConnectFlow.MessengerPage => ["pages_show_list", "pages_messaging", "pages_manage_metadata"],
        ConnectFlow.InstagramPage => ["pages_show_list", "pages_manage_metadata", "instagram_basic", "instagram_manage_messages"],
        _ => ["instagram_business_basic", "instagram_business_manage_messages"],
    };

    /// <summary>The flow that made a connection, as far as its state shows; what reconnecting uses.</summary>
    /// <param name="connection">The connection.</param>
    public static ConnectFlow Of(ConnectionStatus connection) => connection.Key.Platform switch
    {
        ChannelPlatform.WhatsApp => connection.MetaPerson is null ? ConnectFlow.WhatsAppToken : ConnectFlow.WhatsAppSignup,
        ChannelPlatform.Messenger => ConnectFlow.MessengerPage,
        _ => connection.InstagramLogin ? ConnectFlow.InstagramLogin : ConnectFlow.InstagramPage,
    };
}
