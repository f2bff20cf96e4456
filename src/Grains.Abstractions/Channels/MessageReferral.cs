namespace Chatbotics.Grains.Abstractions.Channels;

/// <summary>What brought the customer here: an ad, a link, a product.</summary>
[GenerateSerializer, Immutable, Alias("message-referral")]
public sealed record MessageReferral
{
    /// <summary>The source's kind: ADS, SHORTLINK, post, product, ….</summary>
    [Id(0)]
    public string? Source { get; init; }

    /// <summary>The ad's, product's or post's id.</summary>
    [Id(1)]
    public string? SourceId { get; init; }

    /// <summary>The reference parameter of the link or ad.</summary>
    [Id(2)]
    public string? Reference { get; init; }

    /// <summary>A headline to show.</summary>
    [Id(3)]
    public string? Headline { get; init; }

    /// <summary>The source's address.</summary>
    [Id(4)]
    public string? Url { get; init; }
}
