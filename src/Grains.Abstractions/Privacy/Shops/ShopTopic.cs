namespace Chatbotics.Grains.Abstractions.Privacy.Shops;

/// <summary>What a shop's platform asks for. Stored as its number, which never changes.</summary>
[GenerateSerializer, Alias("shop-topic")]
public enum ShopTopic
{
    /// <summary>A customer wants to know what is kept of them (Shopify: <c>customers/data_request</c>).</summary>
    CustomerDataRequest = 1,

    /// <summary>What is kept of a customer must go (Shopify: <c>customers/redact</c>).</summary>
    CustomerRedact = 2,

    /// <summary>The shop removed the app 48 hours ago, and what is kept of it must go (Shopify: <c>shop/redact</c>).</summary>
    ShopRedact = 3,
}
