using System.Text.Json;
using Chatbotics.Channels.Meta;
using Chatbotics.Channels.Meta.Signatures;
using Chatbotics.Grains.Abstractions.Channels.Connecting;
using Chatbotics.Grains.Abstractions.People;
using Chatbotics.Grains.Abstractions.Privacy.Meta;
using Chatbotics.WebFront.Identity;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Options;

namespace Chatbotics.WebFront.Privacy.Meta;

/// <summary>
/// Where Meta tells us that somebody removed the app (<c>/meta/deauthorize</c>) or wants their data deleted
/// (<c>/meta/data_deletion</c>). Both come as a form with a <c>signed_request</c> (PROTOCOLS E); what is amiss with it is not
/// told.
/// </summary>
internal static class MetaCallbackEndpoints
{
    private const int MaxBody = 64 * 1024;
    private const int MaxTyped = 64;

    /// <summary>Maps both.</summary>
    /// <param name="app">The host.</param>
    public static void Map(WebApplication app)
    {
        app.MapPost("/meta/data_deletion", static (HttpContext context, IGrainFactory grains, IOptions<MetaOptions> meta, IOptions<PeopleOptions> people) =>
            Handle(context, grains, meta.Value, MetaCallbackKind.Deletion, people.Value)).AllowAnonymous().DisableAntiforgery();
        app.MapPost("/meta/deauthorize", static (HttpContext context, IGrainFactory grains, IOptions<MetaOptions> meta, IOptions<PeopleOptions> people) =>
            Handle(context, grains, meta.Value, MetaCallbackKind.Deauthorisation, people.Value)).AllowAnonymous().DisableAntiforgery();
        app.MapGet("/data-deletion/find", static (string? code) => Find((code ?? "").Trim().ToLowerInvariant())).AllowAnonymous();
    }

    // What cannot be a code is said at the field it was typed into.
    private static IResult Find(string code) => code.Length == 32 && code.All(char.IsAsciiLetterOrDigit)
        ? Results.LocalRedirect("/data-deletion/" + code)
        : Results.LocalRedirect("/data-deletion?code=" + Uri.EscapeDataString(code.Length > MaxTyped ? code[..MaxTyped] : code) + "#code");

    private static async Task Handle(HttpContext context, IGrainFactory grains, MetaOptions meta, MetaCallbackKind kind, PeopleOptions people)
    {
        if (await SignedRequestOf(context) is not { } text || Verify(text, meta) is not var (product, request))
        {
            context.Response.StatusCode = StatusCodes.Status400BadRequest;
            context.Response.ContentType = "application/problem+json";
            await context.Response.WriteAsync("""{"title":"This is not a signed request of our app.","status":400}""");
            return;
        }

        using var engine = Caller.Use(Caller.Engine);
        var callback = new MetaCallback(kind, MetaPersons.KeyOf(product, request.UserId));
        var code = await grains.GetGrain<IMetaCodesGrain>(IMetaCodesGrain.Key).CodeOf(callback, request.IssuedAt);
        await grains.GetGrain<IMetaCallbackGrain>(code).Take(callback);
        context.Response.Headers.CacheControl = "no-store";
        context.Response.ContentType = "application/json";
        await context.Response.WriteAsync(kind == MetaCallbackKind.Deletion
            ? JsonSerializer.Serialize(new { url = $"{people.PublicUrl.TrimEnd('/')}/data-deletion/{code}", confirmation_code = code })
            : """{"success":true}""");
    }

    private static async Task<string?> SignedRequestOf(HttpContext context)
    {
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
        {
            limit.MaxRequestBodySize = MaxBody;
        }

        if (!context.Request.HasFormContentType)
        {
            return null;
        }

        try
        {
            var form = await context.Request.ReadFormAsync(new FormOptions { ValueCountLimit = 16, BufferBodyLengthLimit = MaxBody, ValueLengthLimit = MaxBody });
            return form["signed_request"] is [{ } one] ? one : null;
        }
        catch (Exception exception) when (exception is InvalidDataException or BadHttpRequestException or IOException)
        {
            return null;
        }
    }

    private static (MetaProduct Product, SignedRequest Request)? Verify(string text, MetaOptions meta) =>
        SignedRequest.Read(text, meta.AppSecret) is { } facebook ? (MetaProduct.Facebook, facebook)
        : SignedRequest.Read(text, meta.InstagramAppSecret) is { } instagram ? (MetaProduct.Instagram, instagram)
        : null;
}
