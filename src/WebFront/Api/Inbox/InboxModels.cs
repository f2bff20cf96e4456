using System.Collections.Immutable;

namespace Chatbotics.WebFront.Api.Inbox;

/// <summary>What organises the inbox, as programs see it: saved answers, filters, assignment.</summary>
internal static class InboxModels
{
    /// <summary>An answer that people write by its shortcut.</summary>
    internal sealed record SavedAnswer(string Id, string Shortcut, string Text, DateTimeOffset ChangedAt);

    /// <summary>A saved answer to make or change.</summary>
    internal sealed record SavedAnswerBody(string? Shortcut, string? Text);

    /// <summary>A kept filter of the list.</summary>
    internal sealed record Filter(string Id, string Name, bool IsShared, string View, string? Status, ImmutableArray<FilterCondition> Where, string Sort);

    /// <summary>A filter to keep or change.</summary>
    internal sealed record FilterBody(string? Name, bool IsShared, string? View, string? Status, ImmutableArray<FilterCondition>? Where, string? Sort);

    /// <summary>A condition: all of them must hold.</summary>
    internal sealed record FilterCondition(string? Field, string? Operator, ImmutableArray<string>? Values);

    /// <summary>A question for conversations.</summary>
    internal sealed record QueryBody(string? View, string? Status, ImmutableArray<FilterCondition>? Where, string? Sort, int? Limit, string? Cursor);

    /// <summary>How many conversations each part of the list has, for the key's owner.</summary>
    internal sealed record Counts(int Mine, int Unassigned, int Automated, int All, int Mentions, int Unattended, int Open, int Pending, int Snoozed, int Resolved, int Unread);

    /// <summary>How conversations find people, and who has how much.</summary>
    internal sealed record Assignment(ImmutableArray<AssignmentRule> Rules, int Capacity, ImmutableArray<MemberLimit> Limits, ImmutableArray<MemberLoad> Members, int Waiting);

    /// <summary>How conversations are to find people.</summary>
    internal sealed record AssignmentBody(ImmutableArray<AssignmentRule>? Rules, int? Capacity, ImmutableArray<MemberLimit>? Limits);

    /// <summary>A rule; the first that fits decides.</summary>
    internal sealed record AssignmentRule(string? Id, string? Name, bool IsOn, string? Method, string? TeamId, ImmutableArray<string>? ChannelIds, bool OnlyOnline);

    /// <summary>A limit of one member.</summary>
    internal sealed record MemberLimit(string? MemberId, int Capacity, bool IsAway);

    /// <summary>How much a member has.</summary>
    internal sealed record MemberLoad(string Id, string Name, bool IsOnline, bool IsAway, int Open, int Capacity);
}
