using System.Collections.Immutable;
using Chatbotics.Grains.Abstractions.Channels;

namespace Chatbotics.Channels.Meta.Webhooks;

/// <summary>Collects what the normalisers find. Nearly every webhook has one event, which costs one array of one.</summary>
/// <param name="platform">The platform of the webhook.</param>
internal sealed class EventSink(ChannelPlatform platform)
{
    private ChannelEvent? _first;
    private ImmutableArray<ChannelEvent>.Builder? _events;
    private ImmutableArray<IgnoredItem>.Builder? _ignored;

    /// <summary>The platform of the webhook.</summary>
    public ChannelPlatform Platform => platform;

    /// <summary>Adds an event.</summary>
    /// <param name="channelEvent">The event.</param>
    public void Add(ChannelEvent channelEvent)
    {
        if (_first is null)
        {
            _first = channelEvent;
            return;
        }

        (_events ??= ImmutableArray.CreateBuilder<ChannelEvent>()).Add(channelEvent);
    }

    /// <summary>Notes that something becomes no event.</summary>
    /// <param name="reason">A stable word, see <see cref="IgnoredItem"/>.</param>
    /// <param name="assetId">The asset.</param>
    /// <param name="kind">What isn't known.</param>
    public void Ignore(string reason, string? assetId = null, string? kind = null) =>
        (_ignored ??= ImmutableArray.CreateBuilder<IgnoredItem>())
            .Add(new(reason, platform, assetId, kind is { Length: > 100 } ? kind[..100] : kind));

    /// <summary>What was collected.</summary>
    public ParsedWebhook ToWebhook()
    {
        if (_first is null && _ignored is null)
        {
            Ignore("no_entries");
        }

        return new()
        {
            Platform = platform,
            Events = _first is null ? [] : _events is null ? [_first] : [_first, .. _events],
            Ignored = _ignored?.ToImmutable() ?? [],
        };
    }
}
