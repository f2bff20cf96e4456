using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Chatbotics.Grains.Abstractions.Conversations;
using Chatbotics.Grains.Abstractions.Integrations;
using Chatbotics.Grains.Abstractions.People;
using Chatbotics.Grains.Abstractions.Tenancy;
using Chatbotics.WebFront.Identity.Access;
using Chatbotics.WebFront.Identity.Sessions;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Logging;

namespace Chatbotics.WebFront.Api;

/// <summary>
/// What every request of a program goes through, the same for all: a key (never a cookie), its limit, its permission, the
/// answer to an earlier try, and one way to say what went wrong.
/// </summary>
/// <param name="grains">The cluster.</param>
/// <param name="limits">How many requests a key may make.</param>
/// <param name="logger">The log.</param>
internal sealed partial class ApiPipeline(IClusterClient grains, ApiLimits limits, ILogger<ApiPipeline> logger)
{
    private const int MaxBody = 1 << 20;
    private const int MaxFile = 11 << 20;
    private const string Json = "application/json";
    private const string Csv = "text/csv; charset=utf-8";
    private const string ProblemJson = "application/problem+json";

    /// <summary>Answers what no operation is mapped to.</summary>
    /// <param name="context">The request.</param>
    public static Task NotFound(HttpContext context) => Write(context, ApiProblem.NotFound);

    /// <summary>Maps an operation.</summary>
    /// <param name="routes">The routes.</param>
    /// <param name="operation">The operation.</param>
    public void Map(IEndpointRouteBuilder routes, ApiOperation operation) => routes
        .MapMethods(ApiOperations.Root + operation.Path, [operation.Method], context => Handle(context, operation))
        .WithMetadata(operation)
        .RequireAuthorization(new AuthorizationPolicyBuilder(Identities.ApiKeyScheme).RequireAuthenticatedUser().Build())
        .RequirePermission(operation.Needs)
        .DisableAntiforgery();

    private async Task Handle(HttpContext context, ApiOperation operation)
    {
        if (Caller.Current?.ApiKeyId is not { } key)
        {
            await Write(context, ApiProblem.NotFound);
            return;
        }

        var allowance = limits.Take(key);
        Tell(context, allowance);
        if (!allowance.IsAllowed)
        {
            await Write(context, ApiProblem.Of(429, "too_many_requests", "Too many requests", "Your key makes more requests than its limit allows. Wait as long as Retry-After says."));
            return;
        }

        try
        {
            var body = await Read(context, operation);
            var call = new ApiCall(context, grains, body);
            await (operation.Method == HttpMethods.Post && context.Request.Headers.ContainsKey("Idempotency-Key")
                ? Once(call, operation, key)
                : Write(context, await Do(call, operation)));
        }
        catch (ApiException wrong)
        {
            await Write(context, wrong.Problem);
        }
    }

    private async Task<ApiAnswer> Do(ApiCall call, ApiOperation operation)
    {
        try
        {
            return await operation.Do(call);
        }
        catch (ApiException wrong)
        {
            return wrong.Problem;
        }
        catch (Exception foreign) when (foreign is ForeignGrainException or InvalidKeyPartException)
        {
            return ApiProblem.NotFound;
        }
        catch (Exception busy) when (busy is StoreOverloadedException or StoreUnavailableException)
        {
            call.Context.Response.Headers.RetryAfter = "1";
            return ApiProblem.Of(503, "busy", "Busy", "The store is busy. Nothing was changed; make the request again.");
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            LogFailed(logger, fault, operation.Id);
            return ApiProblem.Of(500, "failed", "Failed", "Something went wrong on our side, and was noted. Make the request again later.");
        }
    }

    /// <summary>Carries a request out once, however often it is made within a day.</summary>
    private async Task Once(ApiCall call, ApiOperation operation, string key)
    {
        if (call.Context.Request.Headers["Idempotency-Key"] is not [{ Length: > 0 and <= 255 } wish])
        {
            await Write(call.Context, ApiProblem.Invalid("Idempotency-Key", "Use 1 to 255 characters."));
            return;
        }

        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(wish)))[..32];
        var grain = grains.GetGrain<IApiResultGrain>($"{call.Tenant}/{key}/{hash}");
        var fingerprint = Convert.ToHexStringLower(SHA256.HashData(
            [
                .. Encoding.UTF8.GetBytes($"{operation.Id} {call.Context.Request.Path}{call.Context.Request.QueryString}\n"),
                .. call.Bytes.Span,

                // A body that is not held is known by its length: enough to notice a key that is used for another file by mistake.
                .. operation.ReadsBody ? Encoding.UTF8.GetBytes($"{call.Context.Request.ContentLength}") : [],
            ]));
        var begin = await grain.Begin(fingerprint);
        switch (begin.Stage)
        {
            case ApiResultStage.Answered:
                call.Context.Response.Headers["Idempotency-Replayed"] = "true";
                await Write(call.Context, begin.Result!);
                return;
            case ApiResultStage.UnderWay:
                call.Context.Response.Headers.RetryAfter = "2";
                await Write(call.Context, ApiProblem.Of(409, "under_way", "Under way", "A request with this idempotency key is under way. Wait for its answer."));
                return;
            case ApiResultStage.OtherRequest:
                await Write(call.Context, ApiProblem.Invalid("Idempotency-Key", "This key was used for another request. Use a new one.", "key_reused"));
                return;
        }

        var answer = await Do(call, operation);
        var result = new ApiResult(answer.Status, TypeOf(answer.Body), Bytes(answer.Body));
        await (answer.Status >= 500 ? grain.Abandon() : grain.Complete(result));
        if (answer.Location is { } location)
        {
            call.Context.Response.Headers.Location = location;
        }

        await Write(call.Context, result);
    }

    private static async ValueTask<ReadOnlyMemory<byte>> Read(HttpContext context, ApiOperation operation)
    {
        if (operation.Body is null)
        {
            return default;
        }

        var request = context.Request;
        var most = operation.BodyType == Json ? MaxBody : MaxFile;
        var type = request.ContentType?.Split(';')[0].Trim();
        if (!string.Equals(type, operation.BodyType, StringComparison.OrdinalIgnoreCase))
        {
            throw new ApiException(ApiProblem.Of(415, "unsupported_type", "Unsupported content type", $"Send the body as {operation.BodyType}."));
        }

        if (operation.ReadsBody)
        {
            return default;
        }

        var buffer = new MemoryStream();
        var part = new byte[16_384];
        for (int count; (count = await request.Body.ReadAsync(part, context.RequestAborted)) > 0;)
        {
            if (buffer.Length + count > most)
            {
                throw new ApiException(ApiProblem.Of(413, "too_large", "Too large", string.Create(CultureInfo.InvariantCulture, $"Send at most {most >> 20} MB.")));
            }

            buffer.Write(part, 0, count);
        }

        return buffer.GetBuffer().AsMemory(0, (int)buffer.Length);
    }

    private static Task Write(HttpContext context, ApiAnswer answer)
    {
        if (answer.Location is { } location)
        {
            context.Response.Headers.Location = location;
        }

        return answer.Content is var (content, type)
            ? Write(context, content, type)
            : Write(context, new ApiResult(answer.Status, TypeOf(answer.Body), Bytes(answer.Body)));
    }

    private static Task Write(HttpContext context, Stream content, string type)
    {
        context.Response.Headers.CacheControl = "no-store";
        context.Response.ContentType = type;
        return content.CopyToAsync(context.Response.Body, context.RequestAborted);
    }

    private static Task Write(HttpContext context, ApiResult result)
    {
        var response = context.Response;
        response.StatusCode = result.Status;
        response.Headers.CacheControl = "no-store";
        if (result.ContentType is null)
        {
            return Task.CompletedTask;
        }

        if (result.ContentType == ProblemJson)
        {
            response.Headers.ContentLanguage = Speech.Current.Tag;
            response.Headers.Vary = "Accept-Language";
        }

        response.ContentType = result.ContentType;
        response.ContentLength = result.Body.Length;
        return response.Body.WriteAsync(result.Body, context.RequestAborted).AsTask();
    }

    private static string? TypeOf(object? body) => body switch
    {
        null => null,
        ApiProblem => ProblemJson,
        byte[] => Csv,
        _ => Json,
    };

    private static byte[] Bytes(object? body) => body switch
    {
        null => [],
        byte[] bytes => bytes,
        ApiProblem problem => JsonSerializer.SerializeToUtf8Bytes(problem.Said(), ApiJson.Default.ApiProblem),
        _ => JsonSerializer.SerializeToUtf8Bytes(body, body.GetType(), ApiJson.Default),
    };

    private static void Tell(HttpContext context, ApiAllowance allowance)
    {
        var headers = context.Response.Headers;
        headers["RateLimit-Limit"] = allowance.Limit.ToString(CultureInfo.InvariantCulture);
        headers["RateLimit-Remaining"] = allowance.Remaining.ToString(CultureInfo.InvariantCulture);
        headers["RateLimit-Reset"] = allowance.Reset.ToString(CultureInfo.InvariantCulture);
        if (!allowance.IsAllowed)
        {
            headers.RetryAfter = allowance.RetryAfter.ToString(CultureInfo.InvariantCulture);
        }
    }
}
