using System.Collections.Immutable;
using Chatbotics.Grains.Abstractions.Channels;
using Chatbotics.MetaSimulator;
using Chatbotics.MetaSimulator.Assets;
using Chatbotics.Silo.Seeding;

namespace Chatbotics.Demo;

/// <summary>Gives the simulated Meta the accounts that the demo workspace's seed connects.</summary>
internal static class DemoAssets
{
    private const string DisplayNumber = "+49 561 288 4410";

    /// <summary>The WhatsApp templates of the demo shop.</summary>
    private static readonly ImmutableArray<MessageTemplate> Templates =
    [
        new("order_update", "en", "UTILITY", "Hello {{1}}, your order {{2}} has left our workshop and should reach you on {{3}}.", Footer: "Fennick Pottery"),
        new(
            "delivery_question", "en", "UTILITY", "Hello {{1}}, nobody was at home when the courier came. Shall we send it again?",
            Header: "Your parcel {{1}}", Buttons: [new("Yes, please"), new("I will pick it up"), new("Track it", "https://example.com/track/{{1}}")]),
        new("studio_opening", "en", "MARKETING", "We open our studio on Saturday from 10 to 18. Come and try the wheel!", Buttons: [new("I am coming")]),
        new("order_update", "de", "UTILITY", "Hallo {{1}}, deine Bestellung {{2}} ist unterwegs und sollte am {{3}} bei dir sein.", Footer: "Fennick Pottery"),
    ];

    /// <summary>The demo workspace's channels.</summary>
    public static ImmutableArray<SeedChannel> Channels { get; } = DemoSeed.Read().Workspaces[0].Channels;

    /// <summary>Adds every channel of the demo seed.</summary>
    /// <param name="meta">The simulated Meta.</param>
    public static void Add(SimulatedMeta meta)
    {
        // In the order of the platforms: an Instagram account is linked to a Page.
        foreach (var (key, definition) in Channels.OrderBy(channel => channel.Key.Platform))
        {
            switch (key.Platform)
            {
                case ChannelPlatform.WhatsApp:
                    var number = meta.AddWhatsAppNumber(key.AssetId, definition.BusinessAccountId!, DisplayNumber, definition.AccessToken!, definition.Name);
                    foreach (var template in Templates)
                    {
                        number.AddTemplate(template);
                    }

                    break;
                case ChannelPlatform.Messenger:
                    meta.AddPage(key.AssetId, definition.Name, definition.AccessToken!);
                    break;
                case ChannelPlatform.Instagram:
                    meta.AddInstagramAccount(
                        definition.SecondAssetId ?? key.AssetId, key.AssetId, definition.Name.TrimStart('@'), definition.AccessToken!, definition.PageId);
                    break;
                default:
                    throw new InvalidOperationException($"The demo can't simulate {key.Platform}.");
            }
        }
    }

    /// <summary>Adds what nobody has connected yet, one of each kind, so that connecting can be tried out.</summary>
    /// <param name="meta">The simulated Meta.</param>
    public static void AddUnconnected(SimulatedMeta meta)
    {
        var number = meta.AddWhatsAppNumber("100000000000002", "200000000000002", "+49 30 5557 0122", "demo-whatsapp-token-2", "Juniper & Clay Berlin");
        (number.Registered, number.Limit) = (false, "TIER_250");
        meta.AddWhatsAppNumber("100000000000003", "200000000000003", "+49 40 5557 0133", "demo-whatsapp-token-3", "Juniper & Clay Workshops");
        meta.AddPage("300000000000002", "Juniper & Clay Workshops", "demo-page-token-2").Subscribed = false;
        meta.AddInstagramAccount("400000000000002", "17840000000000002", "juniper.workshops", "demo-page-token-2", "300000000000002");
        meta.AddInstagramAccount("400000000000003", "17840000000000003", "juniper.outlet", "demo-instagram-token-3");
    }

    /// <summary>The simulator's word for a platform.</summary>
    /// <param name="platform">The product's.</param>
    public static Platform PlatformOf(ChannelPlatform platform) => platform switch
    {
        ChannelPlatform.WhatsApp => Platform.WhatsApp,
        ChannelPlatform.Messenger => Platform.Messenger,
        ChannelPlatform.Instagram => Platform.Instagram,
        _ => throw new ArgumentOutOfRangeException(nameof(platform)),
    };
}
