using System.Collections.Immutable;
using Chatbotics.Grains.Abstractions.Conversations;
using Chatbotics.Grains.Abstractions.Inbox;

namespace Chatbotics.WebFront.Api.Inbox;

/// <summary>Filters and their conditions between programs and the inbox.</summary>
internal static class FilterWords
{
    /// <summary>Conditions as the inbox takes them.</summary>
    /// <param name="where">The conditions of a body.</param>
    /// <exception cref="ApiException">One of them is wrong; the field is named.</exception>
    public static ImmutableArray<InboxCondition> Conditions(ImmutableArray<InboxModels.FilterCondition>? where)
    {
        ImmutableArray<InboxCondition> conditions = [.. (where ?? []).Select(Condition)];
        return InboxConditionRules.Check(conditions) is [var wrong, ..]
            ? throw new ApiException(ApiProblem.Invalid($"where[{wrong.Field[(wrong.Field.IndexOf('.', StringComparison.Ordinal) + 1)..]}].values", wrong.Message))
            : conditions;
    }

    /// <summary>A query of the inbox on behalf of the key's owner.</summary>
    /// <param name="call">The request.</param>
    /// <param name="view">The view's word; null for all.</param>
    /// <param name="status">The status' word; null for any.</param>
    /// <param name="sort">The order's word; null for the newest activity first.</param>
    public static InboxQuery Query(ApiCall call, string? view, string? status, string? sort) => new()
    {
        View = ApiCall.Word<InboxView>("view", view) ?? InboxView.All,
        Viewer = call.Member.AccountId,
        Scope = InboxScope.Of(call.Member),
        Status = ApiCall.Word<ConversationStatus>("status", status),
        Sort = ApiCall.Word<InboxSort>("sort", sort) ?? InboxSort.NewestActivity,
        Limit = call.Limit,
        After = call.Cursor,
    };

    /// <summary>A condition as programs see it.</summary>
    /// <param name="condition">The condition.</param>
    public static InboxModels.FilterCondition Model(InboxCondition condition) =>
        new(ApiWords.Of(condition.Field), ApiWords.Of(condition.Operator), condition.Values.IsDefault ? [] : condition.Values);

    private static InboxCondition Condition(InboxModels.FilterCondition one, int index) => new(
        ApiCall.Word<InboxField>($"where[{index}].field", one.Field ?? "")!.Value,
        ApiCall.Word<InboxOperator>($"where[{index}].operator", one.Operator ?? "")!.Value,
        one.Values ?? []);
}
