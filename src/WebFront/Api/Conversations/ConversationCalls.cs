using Chatbotics.Grains.Abstractions.Conversations;
using Chatbotics.WebFront.Dashboard.Inbox;
using Chatbotics.WebFront.Identity.Access;

namespace Chatbotics.WebFront.Api.Conversations;

/// <summary>Finds the conversation of a request, for those who may see it.</summary>
internal static class ConversationCalls
{
    /// <summary>The conversation that the path names, with its row.</summary>
    /// <param name="call">The request.</param>
    /// <exception cref="ApiException">There is none, or its owner may not see it: 404.</exception>
    public static Task<(IConversationGrain Grain, ConversationSummary Row)> Conversation(this ApiCall call) => call.Conversation(call.Route("id"));

    /// <summary>A conversation by its id, with its row.</summary>
    /// <param name="call">The request.</param>
    /// <param name="id">The id; hostile.</param>
    /// <exception cref="ApiException">There is none, or its owner may not see it: 404.</exception>
    public static async Task<(IConversationGrain Grain, ConversationSummary Row)> Conversation(this ApiCall call, string id)
    {
        if (!InboxAddress.TryDecode(call.Tenant, id, out var key))
        {
            throw new ApiException(ApiProblem.NotFound);
        }

        var grain = call.Grains.GetGrain<IConversationGrain>(key.Value);
        return await grain.GetSummary() is { } row && ConversationSight.Shows(call.Member, row) ? (grain, row) : throw new ApiException(ApiProblem.NotFound);
    }

    /// <summary>The row after a command, or why it was refused.</summary>
    /// <param name="grain">The conversation.</param>
    /// <param name="result">The command's result.</param>
    public static async Task<ApiAnswer> After(IConversationGrain grain, CommandResult result) => result.Refusal is { } refusal
        ? ApiProblem.Of(refusal)
        : ApiAnswer.Ok(ConversationModels.Of((await grain.GetSummary())!));
}
