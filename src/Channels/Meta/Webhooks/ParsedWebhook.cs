using System.Collections.Immutable;
using Chatbotics.Grains.Abstractions.Channels;

namespace Chatbotics.Channels.Meta.Webhooks;

/// <summary>What a webhook says. It may concern several assets and tenants.</summary>
public sealed record ParsedWebhook
{
    /// <summary>The platform of the webhook's object; null for an object that we don't know.</summary>
    public ChannelPlatform? Platform { get; init; }

    /// <summary>The events in the order of the body.</summary>
    public required ImmutableArray<ChannelEvent> Events { get; init; }

    /// <summary>What was left out.</summary>
    public ImmutableArray<IgnoredItem> Ignored { get; init; } = [];
}
