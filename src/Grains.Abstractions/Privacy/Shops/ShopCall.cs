namespace Chatbotics.Grains.Abstractions.Privacy.Shops;

/// <summary>A verified call of a shop's platform about somebody's data.</summary>
[GenerateSerializer, Immutable, Alias("shop-call")]
public sealed record ShopCall
{
    /// <summary>What it asks for.</summary>
    [Id(0)]
    public required ShopTopic Topic { get; init; }

    /// <summary>The shop's domain, for example "example.myshopify.com".</summary>
    [Id(1)]
    public required string Shop { get; init; }

    /// <summary>The customer's id at the platform; null when it isn't about a customer.</summary>
    [Id(2)]
    public string? Customer { get; init; }

    /// <summary>The customer's e-mail address, when it was given.</summary>
    [Id(3)]
    public string? Email { get; init; }

    /// <summary>The customer's phone number as it was given.</summary>
    [Id(4)]
    public string? Phone { get; init; }

    /// <summary>The platform's number of the customer's request; null when there is none.</summary>
    [Id(5)]
    public string? Request { get; init; }
}
