namespace Chatbotics.Channels.Shopify;

/// <summary>The Shopify app. Configuration section "Shopify".</summary>
public sealed record ShopifyOptions
{
    /// <summary>The configuration section.</summary>
    public const string Section = "Shopify";

    /// <summary>The app's client secret, which signs webhooks. Without it every one is refused.</summary>
    public string? ClientSecret { get; set; }

    /// <summary>The client secret before it was renewed: Shopify signs with it for up to an hour more.</summary>
    public string? PreviousClientSecret { get; set; }

    /// <summary>The workspace of each shop, by the shop's domain: <c>Shopify:Shops:example.myshopify.com = acme</c>.</summary>
    public Dictionary<string, string> Shops { get; } = new(StringComparer.OrdinalIgnoreCase);

    /// <inheritdoc/>
    public override string ToString() => nameof(ShopifyOptions);
}
