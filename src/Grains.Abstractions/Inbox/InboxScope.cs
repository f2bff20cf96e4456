using System.Collections.Immutable;
using Chatbotics.Grains.Abstractions.People;

namespace Chatbotics.Grains.Abstractions.Inbox;

/// <summary>Which conversations somebody may see at all.</summary>
/// <param name="Visibility">The member's visibility.</param>
/// <param name="Teams">The ids of the member's teams.</param>
[GenerateSerializer, Immutable, Alias("inbox-scope")]
public sealed record InboxScope(
    [property: Id(0)] MemberVisibility Visibility,
    [property: Id(1)] ImmutableArray<string> Teams)
{
    /// <summary>What a member may see; null for everything.</summary>
    /// <param name="access">The member.</param>
    public static InboxScope? Of(MemberAccess access) =>
        access.Visibility.IsEverything ? null : new(access.Visibility, access.Teams);

    /// <summary>Whether a conversation may be seen.</summary>
    /// <param name="row">The conversation.</param>
    /// <param name="viewer">Who looks, by account.</param>
    public bool Shows(Conversations.ConversationSummary row, string viewer) => Visibility.Shows(
        row.Key.Connection.Value,
        row.Assignee?.Id == viewer || (row.Owner is { Kind: Conversations.OwnerKind.Person } owner && owner.Id == viewer),
        row.Team is { } team && Teams.Contains(team.Id, StringComparer.Ordinal));
}
