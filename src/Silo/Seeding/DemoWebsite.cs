using Chatbotics.Grains.Abstractions.Channels;
using Chatbotics.Grains.Abstractions.Channels.Website;

namespace Chatbotics.Silo.Seeding;

/// <summary>The chat on the demo shop's website. Only our own preview page shows it, until somebody names a site.</summary>
/// <param name="grains">The grains.</param>
internal sealed class DemoWebsite(IGrainFactory grains)
{
    /// <summary>The channel's id.</summary>
    public const string Site = "juniper-clay-shop";

    /// <summary>Makes it at the first start; later ones leave it as the team made it, or took it away.</summary>
    public async Task Make()
    {
        var key = ConnectionKey.Create(DemoSeed.Tenant, ChannelPlatform.WebChat, Site);
        if (await grains.GetGrain<IChannelConnectionGrain>(key.Value).Get() is not null)
        {
            return;
        }

        await grains.GetGrain<IWebsiteGrain>(key.Value).Save("Website", new WebsiteSettings
        {
            Title = "Juniper & Clay",
            Greeting = "Hello! I am Wren, an AI agent, not a person. Ask me about the studio, orders and care.",
            Launcher = "Ask us",
            Colour = "#2F5D50",
        });
    }
}
