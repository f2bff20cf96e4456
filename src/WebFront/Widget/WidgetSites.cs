using System.Collections.Concurrent;
using Chatbotics.Grains.Abstractions.Channels;
using Chatbotics.Grains.Abstractions.Channels.Website;
using Chatbotics.WebFront.Webhooks;

namespace Chatbotics.WebFront.Widget;

/// <summary>The channel of a snippet, remembered for a few seconds, so that a message costs no look-up.</summary>
/// <param name="routes">Which connection an asset belongs to.</param>
/// <param name="grains">The cluster.</param>
/// <param name="time">The clock.</param>
internal sealed class WidgetSites(RouteCache routes, IGrainFactory grains, TimeProvider time)
{
    private const int MaxEntries = 10_000;
    private static readonly TimeSpan Life = TimeSpan.FromSeconds(3);

    private readonly ConcurrentDictionary<ConnectionKey, (WebsiteView? Site, long At)> _sites = new();

    /// <summary>The channel, or null when there is none of this id.</summary>
    /// <param name="id">The id in the snippet; hostile.</param>
    public async ValueTask<WebsiteView?> Find(string id)
    {
        if (!WebsiteSettingsRules.IsId(id) || await routes.Find(ChannelPlatform.WebChat, id) is not { } key)
        {
            return null;
        }

        if (_sites.TryGetValue(key, out var known) && time.GetElapsedTime(known.At) < Life)
        {
            return known.Site;
        }

        var site = await grains.GetGrain<IWebsiteGrain>(key.Value).Find();
        if (_sites.Count >= MaxEntries)
        {
            _sites.Clear();
        }

        _sites[key] = (site, time.GetTimestamp());
        return site;
    }
}
