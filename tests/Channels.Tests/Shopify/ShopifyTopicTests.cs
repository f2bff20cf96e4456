using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Chatbotics.Channels.Shopify;
using Chatbotics.Channels.Tests.Fixtures;
using Chatbotics.Grains.Abstractions.Privacy.Shops;
using Chatbotics.TestKit.Fixtures;

namespace Chatbotics.Channels.Tests.Shopify;

/// <summary>Shopify's three mandatory topics, with the fixtures.</summary>
public sealed class ShopifyTopicTests
{
    [FixtureTheory]
    [InlineData("webhook")]
    public void The_vectors_of_the_signature_hold(string group)
    {
        using var vectors = JsonDocument.Parse(FixtureFolder.Read("signatures/shopify-hmac.json"));
        foreach (var vector in vectors.RootElement.GetProperty(group).EnumerateArray())
        {
            var body = Encoding.UTF8.GetBytes(vector.GetProperty("raw_body").GetString()!);
            var (header, secret) = (vector.GetProperty("X-Shopify-Hmac-Sha256").GetString(), vector.GetProperty("secret").GetString());
            Assert.Equal(vector.GetProperty("valid").GetBoolean(), ShopifySignature.IsValid(header, body, secret));
            Assert.False(ShopifySignature.IsValid(header, body, "another secret", "", null));
        }
    }

    [Fact]
    public void An_old_secret_still_verifies_while_it_is_configured_and_no_secret_verifies_nothing()
    {
        var body = "{}"u8.ToArray();
        var header = Convert.ToBase64String(HMACSHA256.HashData("old"u8, body));
        Assert.True(ShopifySignature.IsValid(header, body, "new", "old"));
        Assert.False(ShopifySignature.IsValid(header, body, "new"));
        Assert.False(ShopifySignature.IsValid(Convert.ToBase64String(HMACSHA256.HashData(""u8, body)), body, "", null));
        Assert.False(ShopifySignature.IsValid(null, body, "old"));
        Assert.False(ShopifySignature.IsValid(header + " ", body, "old"));
        Assert.False(ShopifySignature.IsValid(header, "{ }"u8, "old"));
    }

    [FixtureTheory]
    [InlineData("customers-data-request.json", "customers/data_request", ShopTopic.CustomerDataRequest, "example-shop.myshopify.com", "191167", "john@example.com", "555-625-1199", "9999")]
    [InlineData("customers-redact.json", "customers/redact", ShopTopic.CustomerRedact, "example-shop.myshopify.com", "191167", "john@example.com", "555-625-1199", null)]
    [InlineData("customers-redact-string-ids.json", "customers/redact", ShopTopic.CustomerRedact, "example.myshopify.com", "123456", "hello@example.com", "555-555-5555", null)]
    [InlineData("shop-redact.json", "shop/redact", ShopTopic.ShopRedact, "example-shop.myshopify.com", null, null, null, null)]
    [InlineData("shop-redact-string-id.json", "shop/redact", ShopTopic.ShopRedact, "example.myshopify.com", null, null, null, null)]
    public void The_topics_are_read(string file, string topic, ShopTopic expected, string shop, string? customer, string? email, string? phone, string? request)
    {
        var call = ShopifyPrivacyWebhook.Read(topic, FixtureFolder.Read("shopify/" + file));
        Assert.Equal(new ShopCall { Topic = expected, Shop = shop, Customer = customer, Email = email, Phone = phone, Request = request }, call);
    }

    [Theory]
    [InlineData("customers/redact", """{"shop_domain":"a.myshopify.com","customer":{"id":1},"data_request":{"id":2}}""")]
    [InlineData("shop/redact", """{"shop_domain":"a.myshopify.com","customer":{"id":1}}""")]
    [InlineData("customers/data_request", """{"shop_domain":"a.myshopify.com","customer":{"id":1},"orders_to_redact":[]}""")]
    [InlineData("customers/redact", """{"shop_domain":"a.myshopify.com"}""")]
    [InlineData("customers/redact", """{"shop_domain":"evil.example/.myshopify.com","customer":{"id":1}}""")]
    [InlineData("customers/redact", """["a"]""")]
    [InlineData("customers/redact", "{not-json")]
    [InlineData("orders/create", """{"shop_domain":"a.myshopify.com","customer":{"id":1}}""")]
    [InlineData(null, """{"shop_domain":"a.myshopify.com","customer":{"id":1}}""")]
    public void What_is_not_of_the_topic_is_not_read(string? topic, string body) =>
        Assert.Null(ShopifyPrivacyWebhook.Read(topic, Encoding.UTF8.GetBytes(body)));
}
