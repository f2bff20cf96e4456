using Chatbotics.Grains.Abstractions.Channels.Website;

namespace Chatbotics.Grains.Channels.Website;

/// <summary>What is stored of a website's chat beside its connection. Holds no secret.</summary>
[GenerateSerializer, Immutable, Alias("website-state")]
internal sealed record WebsiteState
{
    /// <summary>How it looks; null while it was never made.</summary>
    [Id(0)]
    public WebsiteSettings? Settings { get; init; }

    /// <summary>Whether the identity secret was taken out.</summary>
    [Id(1)]
    public bool IsSecretInUse { get; init; }
}
