using System.Collections.Immutable;
using Chatbotics.Grains.Abstractions.Conversations;
using Chatbotics.Grains.Abstractions.Inbox;
using Chatbotics.Grains.Abstractions.Inbox.Catalogue;
using Chatbotics.Grains.Abstractions.People;

namespace Chatbotics.WebFront.Api.Inbox;

/// <summary>Kept filters of the list: the key's owner's, and everybody's.</summary>
internal static class FilterRoutes
{
    private const string Noun = "Filters";

    /// <summary>The operations.</summary>
    public static ImmutableArray<ApiOperation> All { get; } =
    [
        new()
        {
            Method = "GET", Path = "/filters", Noun = Noun, Id = "listFilters", Needs = Permission.ViewConversations,
            Summary = "Lists the filters of the key's owner and those for everybody.", Answer = typeof(ApiList<InboxModels.Filter>), Do = List,
        },
        new()
        {
            Method = "POST", Path = "/filters", Noun = Noun, Id = "createFilter", Needs = Permission.ViewConversations, Status = 201,
            Summary = "Keeps a filter. One for everybody needs inbox.manage. Fields: status, assignee, team, label, priority, connection, platform, holder, waiting_since, created_at, last_activity, unread.",
            Body = typeof(InboxModels.FilterBody), Answer = typeof(InboxModels.Filter), Do = call => Save(call, null),
        },
        new()
        {
            Method = "PUT", Path = "/filters/{filter}", Noun = Noun, Id = "updateFilter", Needs = Permission.ViewConversations,
            Summary = "Changes a filter.", Body = typeof(InboxModels.FilterBody), Answer = typeof(InboxModels.Filter), Do = async call => await Save(call, await One(call)),
        },
        new()
        {
            Method = "DELETE", Path = "/filters/{filter}", Noun = Noun, Id = "deleteFilter", Needs = Permission.ViewConversations, Status = 204,
            Summary = "Deletes a filter.", Do = Delete,
        },
    ];

    /// <summary>The filter that the path or the query names.</summary>
    /// <param name="call">The request.</param>
    /// <param name="id">Its id.</param>
    public static async Task<SavedFilter?> Find(ApiCall call, string id) =>
        (await Catalogue(call).Get(call.Member.AccountId)).Filters.FirstOrDefault(one => one.Id == id);

    private static IInboxCatalogueGrain Catalogue(ApiCall call) => call.Grains.GetGrain<IInboxCatalogueGrain>(call.Tenant);

    private static async Task<SavedFilter> One(ApiCall call) => await Find(call, call.Route("filter")) ?? throw new ApiException(ApiProblem.NotFound);

    private static async Task<ApiAnswer> List(ApiCall call) =>
        ApiAnswer.Ok(new ApiList<InboxModels.Filter>([.. (await Catalogue(call).Get(call.Member.AccountId)).Filters.Select(Model)]));

    private static async Task<ApiAnswer> Save(ApiCall call, SavedFilter? old)
    {
        var body = call.Body<InboxModels.FilterBody>();
        var filter = new SavedFilter
        {
            Id = old?.Id ?? "",
            Name = body.Name ?? old?.Name ?? "",
            Owner = body.IsShared ? null : call.Member.AccountId,
            View = ApiCall.Word<InboxView>("view", body.View) ?? InboxView.All,
            Status = ApiCall.Word<ConversationStatus>("status", body.Status),
            Conditions = FilterWords.Conditions(body.Where),
            Sort = ApiCall.Word<InboxSort>("sort", body.Sort) ?? InboxSort.NewestActivity,
        };
        var result = await Catalogue(call).SaveFilter(filter, call.Member.AccountId);
        if (result.Error is { } error)
        {
            return ApiProblem.Of(error);
        }

        var saved = Model(filter with { Id = result.Id!, Name = filter.Name.Trim() });
        return old is null ? ApiAnswer.Made("/filters", saved) : ApiAnswer.Ok(saved);
    }

    private static async Task<ApiAnswer> Delete(ApiCall call)
    {
        var result = await Catalogue(call).DeleteFilter((await One(call)).Id, call.Member.AccountId);
        return result.Error is { } error ? ApiProblem.Of(error) : ApiAnswer.Done;
    }

    private static InboxModels.Filter Model(SavedFilter one) => new(
        one.Id,
        one.Name,
        one.Owner is null,
        ApiWords.Of(one.View),
        one.Status is { } status ? ApiWords.Of(status) : null,
        [.. one.Conditions.Select(FilterWords.Model)],
        ApiWords.Of(one.Sort));
}
