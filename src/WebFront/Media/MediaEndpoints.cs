using Chatbotics.Grains.Abstractions.Channels;
using Chatbotics.Grains.Abstractions.Conversations;
using Chatbotics.Grains.Abstractions.Media;
using Chatbotics.Grains.Abstractions.People;
using Chatbotics.WebFront.Dashboard.Inbox;
using Chatbotics.WebFront.Identity.Access;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.Net.Http.Headers;

namespace Chatbotics.WebFront.Media;

/// <summary>
/// The files of conversations for browsers: <c>GET /media/{tenant}/{id}</c> shows or saves one, <c>POST
/// /media/{tenant}/{conversation}?name=</c> keeps one that is attached. Pictures, sounds and films whose content proves
/// their type are shown in place; everything else is saved, and nothing may run.
/// </summary>
internal static class MediaEndpoints
{
    /// <summary>Nothing of a file may run or load anything, even when somebody opens it by itself.</summary>
    private const string Policy = "default-src 'none'; img-src 'self'; media-src 'self'; style-src 'unsafe-inline'; sandbox";

    private const long MaxUpload = (100L * 1024 * 1024) + 1024;
    private const string Unknown = "application/octet-stream";

    /// <summary>Maps them. Everyone needs a session; the workspace in the address is checked like that of every page.</summary>
    /// <param name="routes">The host's routes.</param>
    public static IEndpointRouteBuilder MapMedia(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/media/{tenant}/{id}", Get).RequireAuthorization();
        routes.MapPost("/media/{tenant}/{part}", Post).RequireAuthorization().DisableAntiforgery();
        return routes;
    }

    private static async Task<IResult> Get(
        string tenant, string id, HttpContext context, [FromServices] IMediaFiles files, [FromServices] WorkspaceCalls calls, [FromServices] IClusterClient grains)
    {
        using var caller = Caller.Use(await calls.For(tenant, Permission.ViewConversations));
        if (await files.Open(tenant, id, context.RequestAborted) is not { } file)
        {
            return Results.NotFound();
        }

        context.Response.RegisterForDisposeAsync(file);
        if (!await Shows(await calls.Access(tenant), file.Conversation, grains))
        {
            return Results.NotFound();
        }

        var isShown = file.SafeType is { } type && (type.StartsWith("image/", StringComparison.Ordinal)
            || type.StartsWith("audio/", StringComparison.Ordinal) || type.StartsWith("video/", StringComparison.Ordinal));
        var disposition = new ContentDispositionHeaderValue(isShown && !context.Request.Query.ContainsKey("save") ? "inline" : "attachment");
        disposition.SetHttpFileName(file.FileName);
        var headers = context.Response.Headers;
        headers.ContentDisposition = disposition.ToString();
        headers.ContentSecurityPolicy = Policy;
        headers.XContentTypeOptions = "nosniff";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        headers.CacheControl = "private, max-age=600";
        return Results.Stream(file.Content, isShown ? file.SafeType : Unknown, enableRangeProcessing: true);
    }

    /// <summary>Whether a member may see a conversation: most see all of them, and nobody needs to be asked.</summary>
    private static async Task<bool> Shows(MemberAccess? access, ConversationKey conversation, IClusterClient grains)
    {
        if (access is null || access.Visibility == MemberVisibility.Everything)
        {
            return access is not null;
        }

        return await grains.GetGrain<IConversationGrain>(conversation.Value).GetSummary() is { } summary && ConversationSight.Shows(access, summary);
    }

    private static async Task<IResult> Post(
        string tenant,
        string part,
        string? name,
        HttpContext context,
        [FromServices] IMediaFiles files,
        [FromServices] WorkspaceCalls calls,
        [FromServices] IClusterClient grains)
    {
        using var caller = Caller.Use(await calls.For(tenant, Permission.Reply));
        if (!InboxAddress.TryDecode(tenant, part, out var conversation) || !await Shows(await calls.Access(tenant), conversation, grains))
        {
            return Results.NotFound();
        }

        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
        {
            size.MaxRequestBodySize = MaxUpload;
        }

        try
        {
            var (file, refusal) = await files.Keep(conversation, name ?? string.Empty, context.Request.Body, context.RequestAborted);
            return file is null
                ? Results.Json(new MediaAnswer { Text = Sentences.Say(refusal) }, MediaAnswerJson.Default.MediaAnswer, statusCode: StatusCodes.Status422UnprocessableEntity)
                : Results.Json(Answer(file), MediaAnswerJson.Default.MediaAnswer);
        }
        catch (BadHttpRequestException)
        {
            return Results.Json(
                new MediaAnswer { Text = Sentences.Say("Files up to 100 MB can be attached, and this one is larger.") },
                MediaAnswerJson.Default.MediaAnswer,
                statusCode: StatusCodes.Status413PayloadTooLarge);
        }
        catch (StoreUnavailableException)
        {
            return Results.Json(
                new MediaAnswer { Text = Sentences.Say("Files can't be stored at the moment. The operator of this server has to look at it.") },
                MediaAnswerJson.Default.MediaAnswer,
                statusCode: StatusCodes.Status503ServiceUnavailable);
        }
    }

    private static MediaAnswer Answer(Attachment file) => new()
    {
        Id = file.StoredAs,
        Kind = file.Kind,
        Type = file.MimeType,
        Name = file.FileName,
        Size = file.Size,
    };
}
