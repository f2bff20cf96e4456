using System.Collections.Immutable;
using Chatbotics.Grains.Abstractions.Agents;
using Chatbotics.Grains.Abstractions.People;

namespace Chatbotics.WebFront.Api.Conversations;

/// <summary>Help with writing.</summary>
internal static class AssistRoutes
{
    /// <summary>The operations.</summary>
    public static ImmutableArray<ApiOperation> All { get; } =
    [
        new()
        {
            Method = "POST", Path = "/conversations/{id}/assist", Noun = MessageRoutes.Noun, Id = "assist", Needs = Permission.Reply,
            Summary = "Suggests a reply, or works on a draft: suggest, shorten, befriend, correct, translate_draft, translate_theirs, summarise. Sends nothing.",
            Body = typeof(ConversationModels.AssistBody), Answer = typeof(ConversationModels.Assistance), Do = Ask,
        },
    ];

    private static async Task<ApiAnswer> Ask(ApiCall call)
    {
        var body = call.Body<ConversationModels.AssistBody>();
        var (_, row) = await call.Conversation();
        var task = ApiCall.Word<CopilotTask>("task", body.Task ?? "")!.Value;
        if (body.Draft is { Length: > CopilotRequest.LongestDraft })
        {
            return ApiProblem.Invalid("draft", "The draft is too long. Write at most 4,000 characters.");
        }

        var reply = await call.Grains.GetGrain<ICopilotGrain>(call.Tenant).Ask(new CopilotRequest
        {
            Conversation = row.Key,
            Task = task,
            Draft = body.Draft ?? "",
            Language = body.Language is { Length: > 1 and <= 35 } language ? language : "en",
        });
        return reply.Problem is { } problem ? ApiProblem.Of(409, "refused", "Refused", problem) : ApiAnswer.Ok(new ConversationModels.Assistance(reply.Text));
    }
}
