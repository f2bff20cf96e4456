using System.Collections.Immutable;
using System.Globalization;
using Chatbotics.Grains.Abstractions.Channels;
using Chatbotics.Grains.Abstractions.Conversations;
using Chatbotics.Grains.Abstractions.Media;
using Chatbotics.Grains.Abstractions.People;
using Microsoft.Extensions.DependencyInjection;

namespace Chatbotics.WebFront.Api.Conversations;

/// <summary>The messages and notes of a conversation.</summary>
internal static class MessageRoutes
{
    /// <summary>The noun of the description.</summary>
    public const string Noun = "Messages";

    private const int LongestText = 10_000;

    /// <summary>The operations.</summary>
    public static ImmutableArray<ApiOperation> All { get; } =
    [
        new()
        {
            Method = "GET", Path = "/conversations/{id}/messages", Noun = Noun, Id = "listMessages", Needs = Permission.ViewConversations,
            Summary = "Lists the thread, oldest first within a page; the cursor leads to earlier pages.",
            Query = [("limit", "1 to 100, otherwise 50"), ("cursor", "The nextCursor of a later page")],
            Answer = typeof(ApiList<ConversationModels.Message>), Do = List,
        },
        new()
        {
            Method = "POST", Path = "/conversations/{id}/messages", Noun = Noun, Id = "sendMessage", Needs = Permission.Reply, Status = 202,
            Summary = "Queues a message to the customer: a text, with quick replies if you like, a file, a place or a WhatsApp template; with sendAt for later. Takes the conversation over. Send an Idempotency-Key.",
            Body = typeof(ConversationModels.SendBody), Answer = typeof(ConversationModels.Queued), Do = Send,
        },
        new()
        {
            Method = "POST", Path = "/conversations/{id}/messages/{message}/retry", Noun = Noun, Id = "retryMessage", Needs = Permission.Reply, Status = 202,
            Summary = "Sends a failed message again. Refused while that could deliver it twice.",
            Answer = typeof(ConversationModels.Queued), Do = Retry,
        },
        new()
        {
            Method = "POST", Path = "/conversations/{id}/notes", Noun = Noun, Id = "addConversationNote", Needs = Permission.WriteNotes, Status = 201,
            Summary = "Writes a private note that the customer never sees.",
            Body = typeof(ConversationModels.NoteBody), Answer = typeof(ConversationModels.Queued), Do = Note,
        },
    ];

    private static async Task<ApiAnswer> List(ApiCall call)
    {
        var (grain, _) = await call.Conversation();
        long? before = null;
        if (call.Cursor is { } cursor)
        {
            before = long.TryParse(cursor, NumberStyles.None, CultureInfo.InvariantCulture, out var position)
                ? position
                : throw new ApiException(ApiProblem.Invalid("cursor", "Use the nextCursor of an earlier answer."));
        }

        var page = await grain.Read(new ThreadQuery { Before = before, Limit = call.Limit });
        return ApiAnswer.Ok(new ApiList<ConversationModels.Message>(
            [.. page.Items.Select(ConversationModels.Of)], page.Earlier?.ToString(CultureInfo.InvariantCulture)));
    }

    private static async Task<ApiAnswer> Send(ApiCall call)
    {
        var body = call.Body<ConversationModels.SendBody>();
        var (grain, row) = await call.Conversation();
        var content = await Content(call, row.Key, body);
        var result = await grain.Reply(new ReplyCommand
        {
            ClientId = call.RepeatableId,
            Person = await call.Me(),
            Content = content,
            ReplyTo = body.ReplyTo,
            SendAt = body.SendAt,
        });
        return Queued(result, 202);
    }

    private static async Task<ApiAnswer> Retry(ApiCall call)
    {
        var (grain, _) = await call.Conversation();
        return Queued(await grain.RetrySend(call.Route("message"), await call.Me()), 202);
    }

    private static async Task<ApiAnswer> Note(ApiCall call)
    {
        var body = call.Body<ConversationModels.NoteBody>();
        var (grain, _) = await call.Conversation();
        if (string.IsNullOrWhiteSpace(body.Text) || body.Text.Length > LongestText)
        {
            return ApiProblem.Invalid("text", "Write 1 to 10,000 characters.");
        }

        var mentions = ImmutableArray<Mention>.Empty;
        if (body.MentionIds is { Length: > 0 } ids)
        {
            var members = (await call.Grains.GetGrain<IPeopleGrain>(call.Tenant).List()).Members;
            if (ids.Any(id => members.All(member => member.AccountId != id)))
            {
                return ApiProblem.Invalid("mentionIds", "Nobody in this workspace has one of these ids. GET /members lists them.");
            }

            mentions = [.. members.Where(member => ids.Contains(member.AccountId)).Select(static member => new Mention(member.AccountId, member.Name))];
        }

        return Queued(await grain.AddNote(new NoteCommand { ClientId = call.RepeatableId, Person = await call.Me(), Text = body.Text, Mentions = mentions }), 201);
    }

    /// <summary>What a command queued, or why not.</summary>
    /// <param name="result">The command's result.</param>
    /// <param name="status">The status of success.</param>
    public static ApiAnswer Queued(CommandResult result, int status) => result.Refusal is { } refusal
        ? ApiProblem.Of(refusal)
        : new ApiAnswer(status, new ConversationModels.Queued(result.MessageKey, result.Version));

    private static async Task<MessageContent> Content(ApiCall call, ConversationKey conversation, ConversationModels.SendBody body)
    {
        if (body.Template is { } template)
        {
            return Template(template);
        }

        if (body.Text is { Length: > LongestText })
        {
            throw new ApiException(ApiProblem.Invalid("text", "Write at most 10,000 characters."));
        }

        if (body.FileId is { Length: > 0 } id)
        {
            var files = call.Context.RequestServices.GetRequiredService<IMediaFiles>();
            return await files.Find(conversation, id, call.Context.RequestAborted) is { } file
                ? new MessageContent { Kind = file.Kind, Attachments = [file], Text = string.IsNullOrWhiteSpace(body.Text) ? null : body.Text }
                : throw new ApiException(ApiProblem.Invalid("fileId", "This conversation has no file of this id. Upload it first."));
        }

        if (body.Location is { } place)
        {
            return place is { Latitude: >= -90 and <= 90, Longitude: >= -180 and <= 180 }
                ? new MessageContent { Kind = ContentKinds.Location, Location = new GeoLocation(place.Latitude, place.Longitude, place.Name, place.Address) }
                : throw new ApiException(ApiProblem.Invalid("location", "Give a latitude from -90 to 90 and a longitude from -180 to 180."));
        }

        if (string.IsNullOrWhiteSpace(body.Text))
        {
            throw new ApiException(ApiProblem.Invalid("text", "Write 1 to 10,000 characters, or give a file, a place or a template."));
        }

        return MessageContent.FromText(body.Text) with
        {
            Options = [.. (body.Options ?? []).Take(20).Select(static option => new ReplyOption(option.Title ?? "", option.Payload ?? option.Title ?? ""))],
        };
    }

    private static MessageContent Template(ConversationModels.TemplateBody template) =>
        string.IsNullOrWhiteSpace(template.Name) || string.IsNullOrWhiteSpace(template.Language)
            ? throw new ApiException(ApiProblem.Invalid("template", "Give the template's name and language."))
            : new MessageContent
            {
                Kind = ContentKinds.Template,
                Template = new TemplateReference
                {
                    Name = template.Name,
                    Language = template.Language,
                    BodyParameters = template.BodyParameters ?? [],
                    HeaderParameters = template.HeaderParameters ?? [],
                    ButtonParameters = [.. (template.ButtonParameters ?? []).Select(static one => new TemplateButtonParameter(one.Index, one.Type ?? "url", one.Text ?? ""))],
                },
            };
}
