using System.Collections.Immutable;
using System.Globalization;
using Chatbotics.Grains.Abstractions.Channels;
using Chatbotics.Grains.Abstractions.Conversations;
using Chatbotics.Grains.Abstractions.Inbox;
using Chatbotics.WebFront.Dashboard.Shell;
using Chatbotics.WebFront.Dashboard.Tenancy;

namespace Chatbotics.WebFront.Dashboard.Organise;

/// <summary>Conditions in words, and what can be chosen in them.</summary>
internal static class ConditionWords
{
    /// <summary>The fields in the order to offer them.</summary>
    public static ImmutableArray<InboxField> Fields { get; } =
    [
        InboxField.Label, InboxField.Assignee, InboxField.Team, InboxField.Priority, InboxField.Connection, InboxField.Platform,
        InboxField.Holder, InboxField.Status, InboxField.WaitingSince, InboxField.LastActivity, InboxField.CreatedAt, InboxField.Unread,
    ];

    /// <summary>What a field is called.</summary>
    /// <param name="field">The field.</param>
    public static string Of(InboxField field) => field switch
    {
        InboxField.Connection => Texts.Inbox["Channel"],
        InboxField.Platform => Texts.Inbox["Kind of channel"],
        InboxField.Holder => Texts.Inbox["Held by"],
        InboxField.WaitingSince => Texts.Inbox["Waiting since"],
        InboxField.CreatedAt => Texts.Inbox["Began"],
        InboxField.LastActivity => Texts.Inbox["Last message"],
        InboxField.Assignee => Texts.Inbox["Assignee"],
        InboxField.Label => Texts.Inbox["Label"],
        InboxField.Priority => Texts.Inbox["Priority"],
        InboxField.Status => Texts.Inbox["Status"],
        InboxField.Team => Texts.Inbox["Team"],
        InboxField.Unread => Texts.Inbox["Unread"],
        _ => field.ToString(),
    };

    /// <summary>What an operator is called.</summary>
    /// <param name="field">The field.</param>
    /// <param name="operator">The operator.</param>
    public static string Of(InboxField field, InboxOperator @operator) => @operator switch
    {
        InboxOperator.AnyOf => Texts.Inbox["is one of"],
        InboxOperator.NoneOf => Texts.Inbox["is none of"],
        InboxOperator.AllOf => Texts.Inbox["has all of"],
        InboxOperator.IsSet => field == InboxField.Unread ? Texts.Inbox["has some"] : Texts.Inbox["is set"],
        InboxOperator.IsNotSet => field == InboxField.Unread ? Texts.Inbox["has none"] : Texts.Inbox["is not set"],
        InboxOperator.LongerAgoThan => Texts.Inbox["longer ago than"],
        InboxOperator.WithinLast => Texts.Inbox["within the last"],
        InboxOperator.Before => Texts.Inbox["before"],
        _ => Texts.Inbox["after"],
    };

    /// <summary>What can be chosen in a field; empty for times.</summary>
    /// <param name="field">The field.</param>
    /// <param name="facts">People, teams and labels.</param>
    /// <param name="workspace">Channels.</param>
    public static ImmutableArray<(string Value, string Words)> Choices(InboxField field, OrganiseFacts facts, WorkspaceOverview workspace) => field switch
    {
        InboxField.Label => [.. facts.Labels.Select(static label => (label.Id, label.Name))],
        InboxField.Assignee => [(InboxConditionRules.Me, Texts.Inbox["Me"]), .. facts.Members.Where(member => member.Id != facts.Viewer).Select(static member => (member.Id, member.Name ?? member.Id))],
        InboxField.Team => [.. facts.Teams.Select(static team => (team.Id, team.Name))],
        InboxField.Priority => [.. PriorityLook.All.Select(static priority => (priority.ToString().ToLowerInvariant(), PriorityLook.Name(priority)))],
        InboxField.Connection => [.. workspace.Connections.Values.OrderBy(static one => one.Name, StringComparer.OrdinalIgnoreCase).Select(static one => (one.Key.Value, one.Name))],
        InboxField.Platform => [.. Enum.GetValues<ChannelPlatform>().Select(static platform => (platform.ToString().ToLowerInvariant(), Look.Name(platform)))],
        InboxField.Holder => [("nobody", Texts.Inbox["Nobody"]), ("assistant", Texts.Inbox["The AI agent"]), ("workflow", Texts.Inbox["A workflow"]), ("person", Texts.Inbox["A person"])],
        InboxField.Status => [.. Enum.GetValues<ConversationStatus>().Select(static status => (status.ToString().ToLowerInvariant(), StatusLook.Name(status)))],
        _ => [],
    };

    /// <summary>A condition in a few words, for a chip.</summary>
    /// <param name="condition">The condition.</param>
    /// <param name="facts">People, teams and labels.</param>
    /// <param name="workspace">Channels.</param>
    public static string Of(InboxCondition condition, OrganiseFacts facts, WorkspaceOverview workspace)
    {
        var choices = Choices(condition.Field, facts, workspace);
        var values = condition.Operator switch
        {
            InboxOperator.IsSet or InboxOperator.IsNotSet => "",
            InboxOperator.LongerAgoThan or InboxOperator.WithinLast => " " + Minutes(condition.Values[0]),
            InboxOperator.Before or InboxOperator.After => " " + condition.Values[0],
            _ => " " + string.Join(", ", condition.Values.Select(value => choices.FirstOrDefault(choice => choice.Value == value).Words ?? Texts.Inbox["deleted"])),
        };
        return $"{Of(condition.Field)} {Of(condition.Field, condition.Operator)}{values}";
    }

    private static string Minutes(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var minutes) ? LocalClock.Span(TimeSpan.FromMinutes(minutes)) : text;
}
