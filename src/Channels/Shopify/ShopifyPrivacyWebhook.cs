using System.Text.Json;
using System.Text.RegularExpressions;
using Chatbotics.Grains.Abstractions.Privacy.Shops;

namespace Chatbotics.Channels.Shopify;

/// <summary>Reads the three topics that every Shopify app must answer (PROTOCOLS F). Ids come as numbers or as strings.</summary>
public static partial class ShopifyPrivacyWebhook
{
    private const int MaxField = 320;

    /// <summary>Reads a verified body.</summary>
    /// <param name="topic">The header <c>X-Shopify-Topic</c>.</param>
    /// <param name="body">The body.</param>
    /// <returns>What it asks for; null when the topic is another one, or the body isn't of it.</returns>
    public static ShopCall? Read(string? topic, ReadOnlyMemory<byte> body)
    {
        ShopTopic? known = topic switch
        {
            "customers/data_request" => ShopTopic.CustomerDataRequest,
            "customers/redact" => ShopTopic.CustomerRedact,
            "shop/redact" => ShopTopic.ShopRedact,
            _ => null,
        };
        if (known is not { } asked)
        {
            return null;
        }

        try
        {
            using var document = JsonDocument.Parse(body);
            var root = document.RootElement;
            var customer = Member(root, "customer");

            // The topic stands in a header that isn't signed: a body of another topic doesn't pass for this one.
            var isAnothers = asked switch
            {
                ShopTopic.CustomerRedact => Member(root, "data_request").ValueKind != JsonValueKind.Undefined,
                ShopTopic.ShopRedact => customer.ValueKind != JsonValueKind.Undefined,
                _ => Member(root, "orders_to_redact").ValueKind != JsonValueKind.Undefined,
            };
            if (isAnothers)
            {
                return null;
            }

            return Text(root, "shop_domain")?.ToLowerInvariant() is { } shop && Domain().IsMatch(shop) && (asked == ShopTopic.ShopRedact || Text(customer, "id") is not null)
                ? new ShopCall
                {
                    Topic = asked,
                    Shop = shop,
                    Customer = asked == ShopTopic.ShopRedact ? null : Text(customer, "id"),
                    Email = Text(customer, "email"),
                    Phone = Text(customer, "phone"),
                    Request = Text(Member(root, "data_request"), "id"),
                }
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static JsonElement Member(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var member) ? member : default;

    private static string? Text(JsonElement element, string name) => Member(element, name) switch
    {
        { ValueKind: JsonValueKind.String } text when text.GetString() is { Length: > 0 and <= MaxField } value => value,
        { ValueKind: JsonValueKind.Number } number when number.GetRawText() is { Length: <= 20 } value => value,
        _ => null,
    };

    [GeneratedRegex(@"^[a-z0-9][a-z0-9-]*\.myshopify\.com\z", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Domain();
}
