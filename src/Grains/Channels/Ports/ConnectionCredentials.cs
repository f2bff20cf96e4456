using Chatbotics.Grains.Abstractions.Channels;

namespace Chatbotics.Grains.Channels.Ports;

/// <summary>What a sender needs to act for a connection. Lives in memory only; never logged.</summary>
public sealed record ConnectionCredentials
{
    /// <summary>The connection.</summary>
    public required ConnectionKey Connection { get; init; }

    /// <summary>The access token.</summary>
    public required string AccessToken { get; init; }

    /// <summary>Instagram connected by Instagram Login: graph.instagram.com instead of graph.facebook.com.</summary>
    public bool InstagramLogin { get; init; }

    /// <summary>Instagram through a Page: the Page's id, whose Send API it uses.</summary>
    public string? PageId { get; init; }

    /// <inheritdoc/>
    public override string ToString() => $"credentials of {Connection}";
}
