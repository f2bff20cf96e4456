using Chatbotics.ProductKit;
using Microsoft.Extensions.Configuration;

namespace Chatbotics.Security.Tests;

/// <summary>One product for all attacks: an attack that harms it fails the others.</summary>
public sealed class AttackedProduct : IAsyncLifetime
{
    public Product Product { get; private set; } = default!;

    public const string ShopifySecret = "test-shopify-secret";

    public async Task InitializeAsync() => Product = await Product.Start(configure: builder => builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
    {
        ["Shopify:ClientSecret"] = ShopifySecret,
        ["Shopify:Shops:example-shop.myshopify.com"] = "acme",

        // All visitors of these tests have one address.
        ["Widget:SessionsPerMinute"] = "20000",
        ["Widget:AddressMessagesPerMinute"] = "20000",
        ["Widget:RequestsPerMinute"] = "50000",
    }));

    public async Task DisposeAsync() => await Product.DisposeAsync();
}

[CollectionDefinition(Name)]
public sealed class AttackedProductCollection : ICollectionFixture<AttackedProduct>
{
    public const string Name = "attacked product";
}
