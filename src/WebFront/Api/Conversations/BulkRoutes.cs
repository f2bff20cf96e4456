using System.Collections.Immutable;
using Chatbotics.Grains.Abstractions.Conversations;
using Chatbotics.Grains.Abstractions.Inbox;
using Chatbotics.Grains.Abstractions.People;
using Chatbotics.Grains.Abstractions.Search;
using Chatbotics.WebFront.Api.Inbox;

namespace Chatbotics.WebFront.Api.Conversations;

/// <summary>Many conversations at once: any question, counts, words, and one act on many.</summary>
internal static class BulkRoutes
{
    private const int MostAtOnce = 100;

    /// <summary>The operations.</summary>
    public static ImmutableArray<ApiOperation> All { get; } =
    [
        new()
        {
            Method = "POST", Path = "/conversations/query", Noun = ConversationRoutes.Noun, Id = "queryConversations", Needs = Permission.ViewConversations,
            Summary = "Lists conversations by any conditions, which must all hold. Operators: any_of, none_of, all_of, is_set, is_not_set, longer_ago_than, within_last, before, after.",
            Body = typeof(InboxModels.QueryBody), Answer = typeof(ApiList<ConversationModels.Conversation>), Do = Query,
        },
        new()
        {
            Method = "GET", Path = "/conversations/counts", Noun = ConversationRoutes.Noun, Id = "countConversations", Needs = Permission.ViewConversations,
            Summary = "Counts what the key's owner sees, by view and status.", Answer = typeof(InboxModels.Counts), Do = Count,
        },
        new()
        {
            Method = "POST", Path = "/conversations/bulk", Noun = ConversationRoutes.Noun, Id = "changeConversations", Needs = Permission.ManageConversations,
            Summary = "Does the same to up to 100 conversations: status, priority, labels, read. Each succeeds or fails by itself; the answer says which.",
            Body = typeof(ConversationModels.BulkBody), Answer = typeof(ApiList<ConversationModels.BulkResult>), Do = Change,
        },
        new()
        {
            Method = "GET", Path = "/search", Noun = ConversationRoutes.Noun, Id = "searchMessages", Needs = Permission.ViewConversations,
            Summary = "Finds messages and notes by their words, newest first, within what the key's owner sees.",
            Query = [("q", "Words, or their beginnings"), ("limit", "1 to 100, otherwise 50")],
            Answer = typeof(ApiList<ConversationModels.Hit>), Do = Search,
        },
    ];

    private static async Task<ApiAnswer> Query(ApiCall call)
    {
        var body = call.Body<InboxModels.QueryBody>();
        if (body.Limit is < 1 or > MostAtOnce)
        {
            return ApiProblem.Invalid("limit", "Use a number from 1 to 100.");
        }

        var page = await call.Grains.GetGrain<IInboxGrain>(call.Tenant).List(FilterWords.Query(call, body.View, body.Status, body.Sort) with
        {
            Conditions = FilterWords.Conditions(body.Where),
            Limit = body.Limit ?? 50,
            After = string.IsNullOrEmpty(body.Cursor) ? null : body.Cursor,
        });
        return ApiAnswer.Ok(new ApiList<ConversationModels.Conversation>([.. page.Rows.Select(static row => ConversationModels.Of(row))], page.Next, page.Matches));
    }

    private static async Task<ApiAnswer> Count(ApiCall call)
    {
        var tally = (await call.Grains.GetGrain<IInboxGrain>(call.Tenant).List(FilterWords.Query(call, null, null, null) with { CountsOnly = true, After = null })).Tally;
        return ApiAnswer.Ok(new InboxModels.Counts(
            tally.Mine, tally.Unassigned, tally.Automated, tally.All, tally.Mentions, tally.Unattended, tally.Open, tally.Pending, tally.Snoozed, tally.Resolved, tally.Unread));
    }

    private static async Task<ApiAnswer> Search(ApiCall call)
    {
        if (call.Query("q") is not { Length: <= 200 } words)
        {
            return ApiProblem.Invalid("q", "Give words to look for, at most 200 characters.");
        }

        var page = await call.Grains.GetGrain<IMessageSearchGrain>(call.Tenant).Find(new SearchQuery
        {
            Text = words, Limit = call.Limit, Scope = InboxScope.Of(call.Member), Viewer = call.Member.AccountId,
        });
        return ApiAnswer.Ok(new ApiList<ConversationModels.Hit>(
        [
            .. page.Hits.Select(static hit => new ConversationModels.Hit(
                ConversationModels.Of(hit.Conversation), hit.Position, hit.At, ApiWords.Of(hit.Author.Kind), hit.Author.Name, hit.Snippet, hit.IsNote)),
        ]));
    }

    private static async Task<ApiAnswer> Change(ApiCall call)
    {
        var body = call.Body<ConversationModels.BulkBody>();
        if (body.Ids is not { Length: > 0 and <= MostAtOnce } ids)
        {
            return ApiProblem.Invalid("ids", "Give the ids of 1 to 100 conversations.");
        }

        var status = ApiCall.Word<ConversationStatus>("status", body.Status);
        var priority = ApiCall.Word<ConversationPriority>("priority", body.Priority);
        var labels = await ConversationRoutes.Labels(call, body.AddLabels, body.RemoveLabels, "addLabels");
        var me = await call.Me();
        var results = ImmutableArray.CreateBuilder<ConversationModels.BulkResult>(ids.Length);
        foreach (var id in ids.Distinct(StringComparer.Ordinal))
        {
            results.Add(await ChangeOne(call, id ?? "", async grain =>
            {
                CommandResult? last = null;
                if (status is { } wanted)
                {
                    last = await grain.ChangeStatus(new StatusCommand { Status = wanted, Until = body.SnoozedUntil, By = me });
                }

                if (last?.Refusal is null && priority is { } urgency)
                {
                    last = await grain.SetPriority(urgency, me);
                }

                if (last?.Refusal is null && !(labels.Add.IsEmpty && labels.Remove.IsEmpty))
                {
                    last = await grain.ChangeLabels(new LabelCommand { By = me, Add = labels.Add, Remove = labels.Remove });
                }

                if (last?.Refusal is null && body.IsRead == true)
                {
                    await grain.MarkRead(me);
                }

                return last?.Refusal;
            }));
        }

        return ApiAnswer.Ok(new ApiList<ConversationModels.BulkResult>(results.ToImmutable()));
    }

    private static async Task<ConversationModels.BulkResult> ChangeOne(ApiCall call, string id, Func<IConversationGrain, Task<CommandRefusal?>> change)
    {
        try
        {
            var (grain, _) = await call.Conversation(id);
            return await change(grain) is { } refusal
                ? new ConversationModels.BulkResult(id, false, refusal.Code, Sentences.Say(refusal.Text))
                : new ConversationModels.BulkResult(id, true, null, null);
        }
        catch (ApiException wrong)
        {
            return new ConversationModels.BulkResult(id, false, wrong.Problem.Code, wrong.Problem.Detail);
        }
    }
}
