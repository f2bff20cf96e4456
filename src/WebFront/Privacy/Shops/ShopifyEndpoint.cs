using System.Security.Cryptography;
using System.Text;
using Chatbotics.Channels.Shopify;
using Chatbotics.Grains.Abstractions.Conversations;
using Chatbotics.Grains.Abstractions.People;
using Chatbotics.Grains.Abstractions.Privacy.Shops;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Options;

namespace Chatbotics.WebFront.Privacy.Shops;

/// <summary>
/// Where Shopify calls about customers' data: <c>customers/data_request</c>, <c>customers/redact</c>, <c>shop/redact</c>.
/// 401 for what isn't signed, 200 once it is durable; carried out behind the answer, which Shopify wants within five seconds.
/// </summary>
internal static class ShopifyEndpoint
{
    /// <summary>The address to enter at the Shopify app, for all three topics.</summary>
    public const string Path = "/webhooks/shopify";

    private const int MaxBody = 1 << 20;

    /// <summary>Maps it.</summary>
    /// <param name="app">The host.</param>
    public static void Map(WebApplication app) =>
        app.MapPost(Path, static (HttpContext context, IGrainFactory grains, IOptionsMonitor<ShopifyOptions> options) => Handle(context, grains, options.CurrentValue))
            .AllowAnonymous().DisableAntiforgery();

    private static async Task<IResult> Handle(HttpContext context, IGrainFactory grains, ShopifyOptions options)
    {
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
        {
            limit.MaxRequestBodySize = MaxBody;
        }

        using var body = new MemoryStream();
        try
        {
            await context.Request.Body.CopyToAsync(body, context.RequestAborted);
        }
        catch (BadHttpRequestException fault)
        {
            return Results.StatusCode(fault.StatusCode);
        }

        var raw = body.GetBuffer().AsMemory(0, (int)body.Length);
        var headers = context.Request.Headers;
        var signature = headers["X-Shopify-Hmac-Sha256"] is [{ } one] ? one : null;
        if (!ShopifySignature.IsValid(signature, raw.Span, options.ClientSecret, options.PreviousClientSecret))
        {
            return Results.StatusCode(StatusCodes.Status401Unauthorized);
        }

        var topic = headers["X-Shopify-Topic"].ToString();
        if (ShopifyPrivacyWebhook.Read(topic, raw) is not { } call)
        {
            return Results.StatusCode(StatusCodes.Status400BadRequest);
        }

        try
        {
            using var engine = Caller.Use(Caller.Engine);
            await grains.GetGrain<IShopCallGrain>(KeyOf(call, headers, signature!)).Take(call);
            return Results.Ok();
        }
        catch (Exception busy) when (busy is StoreOverloadedException or StoreUnavailableException)
        {
            // Not durable: Shopify delivers it again.
            return Results.StatusCode(StatusCodes.Status503ServiceUnavailable);
        }
    }

    /// <summary>The event's id stays the same when it is delivered again, to another subscription too; without one, what was signed.</summary>
    private static string KeyOf(ShopCall call, IHeaderDictionary headers, string signature)
    {
        var id = headers["X-Shopify-Event-Id"].ToString() is { Length: > 0 and <= 200 } named ? named
            : headers["X-Shopify-Webhook-Id"].ToString() is { Length: > 0 and <= 200 } delivered ? delivered
            : signature;
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{call.Shop}|{(int)call.Topic}|{id}")))[..48];
    }
}
