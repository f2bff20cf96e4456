using System.Collections.Immutable;
using Chatbotics.Grains.Abstractions.Inbox.Canned;
using Chatbotics.Grains.Abstractions.People;

namespace Chatbotics.WebFront.Api.Inbox;

/// <summary>The answers that people write by a slash and a shortcut.</summary>
internal static class SavedAnswerRoutes
{
    private const string Noun = "Saved answers";

    /// <summary>The operations.</summary>
    public static ImmutableArray<ApiOperation> All { get; } =
    [
        new()
        {
            Method = "GET", Path = "/saved-answers", Noun = Noun, Id = "listSavedAnswers", Needs = Permission.ViewConversations,
            Summary = "Lists the saved answers, by shortcut.", Answer = typeof(ApiList<InboxModels.SavedAnswer>), Do = List,
        },
        new()
        {
            Method = "POST", Path = "/saved-answers", Noun = Noun, Id = "createSavedAnswer", Needs = Permission.ManageInboxSettings, Status = 201,
            Summary = "Makes a saved answer. {{contact.name}}, {{contact.first_name}} and {{agent.name}} in its text are filled when it is used.",
            Body = typeof(InboxModels.SavedAnswerBody), Answer = typeof(InboxModels.SavedAnswer), Do = call => Save(call, new CannedResponse { Shortcut = "", Text = "" }),
        },
        new()
        {
            Method = "PUT", Path = "/saved-answers/{answer}", Noun = Noun, Id = "updateSavedAnswer", Needs = Permission.ManageInboxSettings,
            Summary = "Changes a saved answer. What is left out stays.",
            Body = typeof(InboxModels.SavedAnswerBody), Answer = typeof(InboxModels.SavedAnswer), Do = async call => await Save(call, await One(call)),
        },
        new()
        {
            Method = "DELETE", Path = "/saved-answers/{answer}", Noun = Noun, Id = "deleteSavedAnswer", Needs = Permission.ManageInboxSettings, Status = 204,
            Summary = "Deletes a saved answer.", Do = Delete,
        },
    ];

    private static ICannedResponsesGrain Answers(ApiCall call) => call.Grains.GetGrain<ICannedResponsesGrain>(call.Tenant);

    private static async Task<ApiAnswer> List(ApiCall call) =>
        ApiAnswer.Ok(new ApiList<InboxModels.SavedAnswer>([.. (await Answers(call).List()).Select(Model)]));

    private static async Task<CannedResponse> One(ApiCall call) =>
        (await Answers(call).List()).FirstOrDefault(one => one.Id == call.Route("answer")) ?? throw new ApiException(ApiProblem.NotFound);

    private static async Task<ApiAnswer> Save(ApiCall call, CannedResponse old)
    {
        var body = call.Body<InboxModels.SavedAnswerBody>();
        var shortcut = body.Shortcut ?? old.Shortcut;
        if (await Answers(call).Save(old with { Shortcut = shortcut, Text = body.Text ?? old.Text }) is { } wrong)
        {
            return ApiProblem.Invalid(wrong.Field, wrong.Text);
        }

        // Shortcuts are unique, and kept in one form.
        var kept = shortcut.Trim().TrimStart('/').ToLowerInvariant();
        var saved = Model((await Answers(call).List()).First(one => one.Shortcut == kept));
        return old.Id.Length == 0 ? ApiAnswer.Made("/saved-answers", saved) : ApiAnswer.Ok(saved);
    }

    private static async Task<ApiAnswer> Delete(ApiCall call)
    {
        await Answers(call).Remove((await One(call)).Id);
        return ApiAnswer.Done;
    }

    private static InboxModels.SavedAnswer Model(CannedResponse one) => new(one.Id, one.Shortcut, one.Text, one.ChangedAt);
}
