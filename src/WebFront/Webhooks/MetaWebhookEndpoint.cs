using System.Buffers;
using Chatbotics.Channels.Meta;
using Chatbotics.Channels.Meta.Webhooks;
using Chatbotics.Grains.Abstractions.Conversations;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Chatbotics.WebFront.Webhooks;

/// <summary>
/// <c>/webhooks/meta</c>: the one address for all of Meta's webhooks. Answers 200 only when every event is durable, so
/// that Meta delivers again whatever isn't. Verifies and parses the body where Kestrel left it.
/// </summary>
/// <param name="options">Secrets and limits.</param>
/// <param name="dispatcher">Brings the events to their grains.</param>
/// <param name="meters">Counts requests.</param>
/// <param name="sightings">Counts signatures.</param>
/// <param name="logger">The log.</param>
internal sealed partial class MetaWebhookEndpoint(
    IOptions<MetaOptions> options,
    WebhookDispatcher dispatcher,
    WebhookMeters meters,
    WebhookSightings sightings,
    ILogger<MetaWebhookEndpoint> logger)
{
    private readonly MetaOptions _options = options.Value;

    /// <summary>Answers a request to <see cref="MetaWebhookAddress.Path"/>.</summary>
    /// <param name="context">The request.</param>
    public Task Handle(HttpContext context) => context.Request.Method switch
    {
        "POST" => Receive(context),
        "GET" => ShakeHands(context),
        _ => Refuse(context, StatusCodes.Status405MethodNotAllowed, "Post webhooks here."),
    };

    private async Task Receive(HttpContext context)
    {
        var request = context.Request;
        if (request.Headers.ContentEncoding.Count > 0)
        {
            // Meta doesn't compress; unpacking before the signature is checked would be anybody's lever.
            await Refuse(context, StatusCodes.Status415UnsupportedMediaType, "Compressed bodies aren't taken.");
            return;
        }

        if (request.ContentLength > _options.MaxBodyBytes)
        {
            await Refuse(context, StatusCodes.Status413PayloadTooLarge, "The body is too large.");
            return;
        }

        int status;
        try
        {
            status = await ReadAndDispatch(request);
        }
        catch (BadHttpRequestException fault)
        {
            status = fault.StatusCode;
        }
        catch (StoreOverloadedException fault)
        {
            RetryAfter(context, fault.RetryAfter);
            status = StatusCodes.Status503ServiceUnavailable;
        }
        catch (Exception fault) when (fault is not OperationCanceledException || !context.RequestAborted.IsCancellationRequested)
        {
            // Whatever it is, the events may not be durable: Meta is to deliver them again.
            LogNotDurable(logger, fault);
            RetryAfter(context, TimeSpan.FromSeconds(5));
            status = StatusCodes.Status503ServiceUnavailable;
        }

        if (status == StatusCodes.Status200OK)
        {
            meters.Answered(status);
            context.Response.ContentLength = 0;
            return;
        }

        await Refuse(context, status, status switch
        {
            StatusCodes.Status400BadRequest => "The body isn't a webhook of Meta's.",
            StatusCodes.Status401Unauthorized => "The signature doesn't fit the body.",
            StatusCodes.Status413PayloadTooLarge => "The body is too large.",
            StatusCodes.Status503ServiceUnavailable => "Not stored. Deliver it again later.",
            _ => "The request can't be read.",
        });
    }

    private async ValueTask<int> ReadAndDispatch(HttpRequest request)
    {
        var reader = request.BodyReader;
        var result = await reader.ReadAtLeastAsync((int)(request.ContentLength ?? _options.MaxBodyBytes + 1));
        var body = result.Buffer;
        if (body.Length > _options.MaxBodyBytes)
        {
            reader.AdvanceTo(body.End);
            return StatusCodes.Status413PayloadTooLarge;
        }

        if (body.Length < request.ContentLength)
        {
            reader.AdvanceTo(body.End);
            return StatusCodes.Status400BadRequest;
        }

        ParsedWebhook webhook;
        byte[]? rented = null;
        try
        {
            // Nearly always one segment, used in place; a large body is gathered once.
            var utf8 = body.First;
            if (!body.IsSingleSegment)
            {
                rented = ArrayPool<byte>.Shared.Rent((int)body.Length);
                body.CopyTo(rented);
                utf8 = rented.AsMemory(0, (int)body.Length);
            }

            if (!MetaSignature.Verify(_options, request.Headers[MetaSignature.HeaderName], utf8.Span))
            {
                sightings.Bad();
                return StatusCodes.Status401Unauthorized;
            }

            sightings.Good();
            webhook = MetaWebhook.Parse(utf8.Span);
        }
        catch (MalformedWebhookException fault)
        {
            LogMalformed(logger, fault.Message);
            return StatusCodes.Status400BadRequest;
        }
        finally
        {
            reader.AdvanceTo(body.End);
            if (rented is not null)
            {
                ArrayPool<byte>.Shared.Return(rented);
            }
        }

        foreach (var ignored in webhook.Ignored)
        {
            meters.Dropped(ignored.Platform, ignored.Reason);
        }

        await dispatcher.Dispatch(webhook.Events);
        return StatusCodes.Status200OK;
    }

    private Task ShakeHands(HttpContext context)
    {
        var challenge = MetaHandshake.Answer(_options, context.Request.Query);
        if (challenge is null)
        {
            return Refuse(context, StatusCodes.Status403Forbidden, "The verify token isn't right.");
        }

        context.Response.ContentType = "text/plain; charset=utf-8";
        context.Response.Headers.XContentTypeOptions = "nosniff";
        return context.Response.WriteAsync(challenge);
    }

    private Task Refuse(HttpContext context, int status, string title)
    {
        meters.Answered(status);
        if (context.Response.HasStarted)
        {
            return Task.CompletedTask;
        }

        if (status == StatusCodes.Status413PayloadTooLarge)
        {
            // The rest of the body isn't read.
            context.Response.Headers.Connection = "close";
            if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
            {
                limit.MaxRequestBodySize = 0;
            }
        }

        context.Response.StatusCode = status;
        context.Response.ContentType = "application/problem+json";
        return context.Response.WriteAsync($$"""{"title":"{{title}}","status":{{status}}}""");
    }

    private static void RetryAfter(HttpContext context, TimeSpan wait) =>
        context.Response.Headers.RetryAfter =
            Math.Max(1, (int)Math.Ceiling(wait.TotalSeconds)).ToString(System.Globalization.CultureInfo.InvariantCulture);
}
