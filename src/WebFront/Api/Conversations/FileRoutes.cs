using System.Collections.Immutable;
using System.Globalization;
using Chatbotics.Grains.Abstractions.Conversations;
using Chatbotics.Grains.Abstractions.Media;
using Chatbotics.Grains.Abstractions.People;
using Chatbotics.WebFront.Identity.Access;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Net.Http.Headers;

namespace Chatbotics.WebFront.Api.Conversations;

/// <summary>The files of conversations: attach, download, fetch again.</summary>
internal static class FileRoutes
{
    private const string Noun = "Files";
    private const string Bytes = "application/octet-stream";
    private const long MaxUpload = (100L * 1024 * 1024) + 1024;

    /// <summary>The operations.</summary>
    public static ImmutableArray<ApiOperation> All { get; } =
    [
        new()
        {
            Method = "POST", Path = "/conversations/{id}/files", Noun = Noun, Id = "uploadFile", Needs = Permission.Reply, Status = 201,
            Summary = "Keeps a file of at most 100 MB, checked by its content against what the channel takes. Then send a message with its id as fileId.",
            Query = [("name", "The file's name, for example invoice.pdf")],
            Body = typeof(string), BodyType = Bytes, ReadsBody = true, Answer = typeof(ConversationModels.FileKept), Do = Keep,
        },
        new()
        {
            Method = "GET", Path = "/files/{file}", Noun = Noun, Id = "downloadFile", Needs = Permission.ViewConversations,
            Summary = "Gives a file that a customer sent or that was attached. Its type is what its content proves; else application/octet-stream.",
            Answer = typeof(string), AnswerType = Bytes, Do = Open,
        },
        new()
        {
            Method = "POST", Path = "/conversations/{id}/files/{position}/{index}/fetch", Noun = Noun, Id = "fetchFile", Needs = Permission.ViewConversations, Status = 202,
            Summary = "Fetches a customer's file from the platform again, after that failed: the message's position, and the place of the file in it from 0.",
            Answer = typeof(ConversationModels.Queued), Do = Fetch,
        },
    ];

    private static IMediaFiles Files(ApiCall call) => call.Context.RequestServices.GetRequiredService<IMediaFiles>();

    private static async Task<ApiAnswer> Keep(ApiCall call)
    {
        var (_, row) = await call.Conversation();
        if (call.Context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
        {
            size.MaxRequestBodySize = MaxUpload;
        }

        try
        {
            var (file, refusal) = await Files(call).Keep(row.Key, call.Query("name") ?? "file", call.Context.Request.Body, call.Context.RequestAborted);
            return file is null
                ? ApiProblem.Invalid("body", refusal ?? "This file can't be sent here.", "bad_file")
                : new ApiAnswer(201, new ConversationModels.FileKept(file.StoredAs!, file.Kind, file.FileName, file.MimeType, file.Size))
                {
                    Location = $"{ApiOperations.Root}/files/{file.StoredAs}",
                };
        }
        catch (BadHttpRequestException)
        {
            return ApiProblem.Of(413, "too_large", "Too large", "Send a file of at most 100 MB.");
        }
    }

    private static async Task<ApiAnswer> Open(ApiCall call)
    {
        if (await Files(call).Open(call.Tenant, call.Route("file"), call.Context.RequestAborted) is not { } file)
        {
            return ApiProblem.NotFound;
        }

        call.Context.Response.RegisterForDisposeAsync(file);
        if (await call.Grains.GetGrain<IConversationGrain>(file.Conversation.Value).GetSummary() is not { } row || !ConversationSight.Shows(call.Member, row))
        {
            return ApiProblem.NotFound;
        }

        var disposition = new ContentDispositionHeaderValue("attachment");
        disposition.SetHttpFileName(file.FileName);
        var headers = call.Context.Response.Headers;
        headers.ContentDisposition = disposition.ToString();
        headers.ContentSecurityPolicy = "default-src 'none'; sandbox";
        headers.XContentTypeOptions = "nosniff";
        return ApiAnswer.Stream(file.Content, file.SafeType ?? Bytes);
    }

    private static async Task<ApiAnswer> Fetch(ApiCall call)
    {
        var (grain, _) = await call.Conversation();
        if (!long.TryParse(call.Route("position"), NumberStyles.None, CultureInfo.InvariantCulture, out var position)
            || !int.TryParse(call.Route("index"), NumberStyles.None, CultureInfo.InvariantCulture, out var index))
        {
            return ApiProblem.NotFound;
        }

        return MessageRoutes.Queued(await grain.FetchFile(position, index, await call.Me()), 202);
    }
}
