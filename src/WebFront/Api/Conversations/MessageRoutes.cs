using System.Collections.Immutable;
using System.Globalization;
using Chatbotics.Grains.Abstractions.Channels;
using Chatbotics.Grains.Abstractions.Conversations;
using Chatbotics.Grains.Abstractions.People;

namespace Chatbotics.WebFront.Api.Conversations;

/// <summary>The messages and notes of a conversation.</summary>
internal static class MessageRoutes
{
    private const string Noun = "Messages";
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
            Summary = "Queues a message to the customer: a text, with quick replies if you like, or a WhatsApp template. Takes the conversation over. Send an Idempotency-Key.",
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
        var content = Content(body);
        var (grain, _) = await call.Conversation();
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
        var text = call.Body<ConversationModels.NoteBody>().Text;
        if (string.IsNullOrWhiteSpace(text) || text.Length > LongestText)
        {
            return ApiProblem.Invalid("text", "Write 1 to 10,000 characters.");
        }

        var (grain, _) = await call.Conversation();
        return Queued(await grain.AddNote(new NoteCommand { ClientId = call.RepeatableId, Person = await call.Me(), Text = text }), 201);
    }

    private static ApiAnswer Queued(CommandResult result, int status) => result.Refusal is { } refusal
        ? ApiProblem.Of(refusal)
        : new ApiAnswer(status, new ConversationModels.Queued(result.MessageKey, result.Version));

    private static MessageContent Content(ConversationModels.SendBody body)
    {
        if (body.Template is { } template)
        {
            return string.IsNullOrWhiteSpace(template.Name) || string.IsNullOrWhiteSpace(template.Language)
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
                    },
                };
        }

        if (string.IsNullOrWhiteSpace(body.Text) || body.Text.Length > LongestText)
        {
            throw new ApiException(ApiProblem.Invalid("text", "Write 1 to 10,000 characters, or give a template."));
        }

        return MessageContent.FromText(body.Text) with
        {
            Options = [.. (body.Options ?? []).Take(20).Select(static option => new ReplyOption(option.Title ?? "", option.Payload ?? option.Title ?? ""))],
        };
    }
}
