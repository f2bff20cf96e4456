using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Chatbotics.Grains.Abstractions.Channels.Website;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Chatbotics.WebFront.Widget;

// Reads bodies and writes answers and refusals.
internal sealed partial class WidgetEndpoint
{
    private static async ValueTask<bool> IsOff(HttpContext context, WebsiteView site)
    {
        if (!site.Settings.IsOn)
        {
            await Refuse(context, StatusCodes.Status403Forbidden, "off", "The chat is switched off.");
        }

        return !site.Settings.IsOn;
    }

    private static async Task<T?> Body<T>(HttpContext context, JsonTypeInfo<T> type)
        where T : class
    {
        var request = context.Request;
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
        {
            size.MaxRequestBodySize = MaxBody;
        }

        if (request.ContentLength > MaxBody)
        {
            context.Response.Headers.Connection = "close";
            await Refuse(context, StatusCodes.Status413PayloadTooLarge, "too_large", "The body is too large.");
            return null;
        }

        try
        {
            if (request.HasJsonContentType() && await JsonSerializer.DeserializeAsync(request.Body, type, context.RequestAborted) is { } body)
            {
                return body;
            }
        }
        catch (JsonException)
        {
            // Refused below.
        }

        await Refuse(context, StatusCodes.Status400BadRequest, "bad_request", "Post JSON as the documentation says.");
        return null;
    }

    private static Task Answer<T>(HttpContext context, T body, JsonTypeInfo<T> type) => context.Response.WriteAsJsonAsync(body, type, contentType: null, context.RequestAborted);

    private static Task Over(HttpContext context) => Refuse(context, StatusCodes.Status401Unauthorized, "session_over", "Open a session again.");

    private static Task TooMany(HttpContext context, int seconds)
    {
        context.Response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
        return Refuse(context, StatusCodes.Status429TooManyRequests, "too_many", "Too much at once. Try again later.");
    }

    private static Task Busy(HttpContext context, int seconds)
    {
        if (!context.Response.HasStarted)
        {
            context.Response.Headers.RetryAfter = Math.Max(1, seconds).ToString(CultureInfo.InvariantCulture);
        }

        return Refuse(context, StatusCodes.Status503ServiceUnavailable, "unavailable", "Not stored. Try again in a moment.");
    }

    private static Task Refuse(HttpContext context, int status, string code, string title)
    {
        if (context.Response.HasStarted)
        {
            context.Abort();
            return Task.CompletedTask;
        }

        context.Response.StatusCode = status;
        return Answer(context, new WidgetRefusal(code, title), WidgetJson.Default.WidgetRefusal);
    }
}
