using System.Collections.Immutable;
using Chatbotics.Grains.Abstractions.Conversations;
using Chatbotics.Grains.Abstractions.People;

namespace Chatbotics.WebFront.Api.Conversations;

/// <summary>What may be written now, what is written for later, and taking back.</summary>
internal static class ScheduledRoutes
{
    /// <summary>The operations.</summary>
    public static ImmutableArray<ApiOperation> All { get; } =
    [
        new()
        {
            Method = "GET", Path = "/conversations/{id}/composer", Noun = MessageRoutes.Noun, Id = "getComposer", Needs = Permission.ViewConversations,
            Summary = "Says what may be sent now: whether the window is open and until when, whether a template can be sent, how long a text and how large a file may be.",
            Answer = typeof(ConversationModels.Composer), Do = Composer,
        },
        new()
        {
            Method = "GET", Path = "/conversations/{id}/scheduled", Noun = MessageRoutes.Noun, Id = "listScheduledMessages", Needs = Permission.ViewConversations,
            Summary = "Lists the messages that are to be sent later.", Answer = typeof(ApiList<ConversationModels.Scheduled>), Do = List,
        },
        new()
        {
            Method = "DELETE", Path = "/conversations/{id}/messages/{message}", Noun = MessageRoutes.Noun, Id = "cancelMessage", Needs = Permission.Reply, Status = 204,
            Summary = "Takes back a message that has not left yet, by its messageKey. 409 once it left.", Do = Cancel,
        },
        new()
        {
            Method = "DELETE", Path = "/conversations/{id}/notes/{note}", Noun = MessageRoutes.Noun, Id = "deleteConversationNote", Needs = Permission.WriteNotes, Status = 204,
            Summary = "Removes a private note of the key's owner, by its messageKey.", Do = RemoveNote,
        },
    ];

    private static async Task<ThreadPage> Thread(ApiCall call)
    {
        var (grain, _) = await call.Conversation();
        return await grain.Read(new ThreadQuery { Limit = 1 });
    }

    private static async Task<ApiAnswer> Composer(ApiCall call)
    {
        var state = (await Thread(call)).Composer;
        return ApiAnswer.Ok(new ConversationModels.Composer(
            state.CanReply,
            state.WindowClosesAt,
            state.PersonWindowClosesAt,
            state.CanSendTemplate,
            state.TextLimit,
            state.LimitIsBytes ? "bytes" : "characters",
            state.MaxOptions,
            state.Reason,
            [.. state.Files.Select(static one => new ConversationModels.FileKind(one.Kind, one.MaxBytes, one.Types))],
            state.MarketingStoppedAt));
    }

    private static async Task<ApiAnswer> List(ApiCall call) => ApiAnswer.Ok(new ApiList<ConversationModels.Scheduled>(
    [
        .. (await Thread(call)).Scheduled.Select(static one => new ConversationModels.Scheduled(
            one.MessageKey, one.Author.Name, one.Content.Kind, one.Content.Text, one.SendAt, one.WrittenAt)),
    ]));

    private static async Task<ApiAnswer> Cancel(ApiCall call)
    {
        var (grain, _) = await call.Conversation();
        return Done(await grain.CancelSend(call.Route("message"), await call.Me()));
    }

    private static async Task<ApiAnswer> RemoveNote(ApiCall call)
    {
        var (grain, _) = await call.Conversation();
        return Done(await grain.RemoveNote(call.Route("note"), await call.Me()));
    }

    private static ApiAnswer Done(CommandResult result) => result.Refusal is { } refusal ? ApiProblem.Of(refusal) : ApiAnswer.Done;
}
