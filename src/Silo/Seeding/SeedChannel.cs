using Chatbotics.Grains.Abstractions.Channels;
using Chatbotics.Grains.Abstractions.Channels.Website;

namespace Chatbotics.Silo.Seeding;

/// <summary>A declared connection.</summary>
/// <param name="Key">The connection.</param>
/// <param name="Definition">Its wished state.</param>
public sealed record SeedChannel(ConnectionKey Key, ConnectionDefinition Definition)
{
    /// <summary>How the chat of a website looks and where it may stand; null on the other platforms.</summary>
    public WebsiteSettings? Website { get; init; }
}
