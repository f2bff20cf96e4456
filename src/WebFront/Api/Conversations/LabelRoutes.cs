using System.Collections.Immutable;
using Chatbotics.Grains.Abstractions.Inbox.Catalogue;
using Chatbotics.Grains.Abstractions.People;

namespace Chatbotics.WebFront.Api.Conversations;

/// <summary>The catalogue of labels.</summary>
internal static class LabelRoutes
{
    private const string Noun = "Labels";

    /// <summary>The operations.</summary>
    public static ImmutableArray<ApiOperation> All { get; } =
    [
        new()
        {
            Method = "GET", Path = "/labels", Noun = Noun, Id = "listLabels", Needs = Permission.ViewConversations,
            Summary = "Lists the labels of conversations.", Answer = typeof(ApiList<ConversationModels.LabelModel>), Do = List,
        },
        new()
        {
            Method = "POST", Path = "/labels", Noun = Noun, Id = "createLabel", Needs = Permission.ManageInboxSettings, Status = 201,
            Summary = "Makes a label.", Body = typeof(ConversationModels.LabelBody), Answer = typeof(ConversationModels.LabelModel), Do = call => Save(call, ""),
        },
        new()
        {
            Method = "PUT", Path = "/labels/{label}", Noun = Noun, Id = "updateLabel", Needs = Permission.ManageInboxSettings,
            Summary = "Changes a label.", Body = typeof(ConversationModels.LabelBody), Answer = typeof(ConversationModels.LabelModel), Do = Update,
        },
        new()
        {
            Method = "DELETE", Path = "/labels/{label}", Noun = Noun, Id = "deleteLabel", Needs = Permission.ManageInboxSettings, Status = 204,
            Summary = "Deletes a label.", Do = Delete,
        },
    ];

    private static IInboxCatalogueGrain Catalogue(ApiCall call) => call.Grains.GetGrain<IInboxCatalogueGrain>(call.Tenant);

    private static async Task<ApiAnswer> List(ApiCall call)
    {
        var catalogue = await Catalogue(call).Get(null);
        return ApiAnswer.Ok(new ApiList<ConversationModels.LabelModel>([.. catalogue.Labels.Select(Model)]));
    }

    private static async Task<ApiAnswer> Update(ApiCall call)
    {
        var catalogue = await Catalogue(call).Get(null);
        return catalogue.Labels.Any(label => label.Id == call.Route("label")) ? await Save(call, call.Route("label")) : ApiProblem.NotFound;
    }

    private static async Task<ApiAnswer> Save(ApiCall call, string id)
    {
        var body = call.Body<ConversationModels.LabelBody>();
        var label = new Label(id, body.Name ?? "", body.Colour ?? LabelColours.All[0], body.About);
        var result = await Catalogue(call).SaveLabel(label);
        if (result.Error is { } error)
        {
            return ApiProblem.Of(error);
        }

        var saved = Model(label with { Id = result.Id ?? id });
        return id.Length == 0 ? ApiAnswer.Made("/labels", saved) : ApiAnswer.Ok(saved);
    }

    private static async Task<ApiAnswer> Delete(ApiCall call)
    {
        if ((await Catalogue(call).Get(null)).Labels.All(label => label.Id != call.Route("label")))
        {
            return ApiProblem.NotFound;
        }

        var result = await Catalogue(call).DeleteLabel(call.Route("label"));
        return result.Error is { } error ? ApiProblem.Of(error) : ApiAnswer.Done;
    }

    private static ConversationModels.LabelModel Model(Label label) => new(label.Id, label.Name, label.Colour, label.About);
}
