using System.Collections.Immutable;

namespace Chatbotics.Grains.Abstractions.People;

/// <summary>Which conversations a member sees, besides what the role allows to do with them.</summary>
[GenerateSerializer, Immutable, Alias("member-visibility")]
public sealed record MemberVisibility
{
    private static readonly PermissionSet WholePerson = PermissionSet.Of(Permission.ExportData, Permission.EraseContacts, Permission.ManagePrivacy);

    /// <summary>Everything there is.</summary>
    public static MemberVisibility Everything { get; } = new();

    /// <summary>How many of the inboxes' conversations.</summary>
    [Id(0)]
    public ConversationScope Scope { get; init; }

    /// <summary>The keys of the connections whose conversations are seen; empty for all connections.</summary>
    [Id(1)]
    public ImmutableArray<string> Inboxes { get; init; } = [];

    /// <summary>Whether nothing is hidden.</summary>
    public bool IsEverything => Scope == ConversationScope.All && Inboxes.IsEmpty;

    /// <summary>
    /// What of a role's permissions is left to whoever sees only some conversations: not those whose work reaches all that
    /// there is of a person, on every channel.
    /// </summary>
    /// <param name="permissions">What the role allows.</param>
    public PermissionSet Narrow(PermissionSet permissions) => IsEverything ? permissions : permissions.Without(WholePerson);

    /// <summary>Whether everything that another one shows is seen, given the same teams.</summary>
    /// <param name="other">The other one.</param>
    public bool Covers(MemberVisibility other) =>
        other.Scope >= Scope && (Inboxes.IsEmpty || (!other.Inboxes.IsEmpty && other.Inboxes.All(inbox => Inboxes.Contains(inbox, StringComparer.Ordinal))));

    /// <summary>Whether a conversation is seen.</summary>
    /// <param name="connection">The key of its connection.</param>
    /// <param name="isMine">Whether it is assigned to the member.</param>
    /// <param name="isOfMyTeam">Whether it belongs to one of the member's teams.</param>
    public bool Shows(string connection, bool isMine, bool isOfMyTeam) =>
        (Inboxes.IsEmpty || Inboxes.Contains(connection, StringComparer.Ordinal))
        && (isMine || Scope switch
        {
            ConversationScope.All => true,
            ConversationScope.Teams => isOfMyTeam,
            _ => false,
        });

    /// <inheritdoc/>
    public bool Equals(MemberVisibility? other) =>
        other is not null && Scope == other.Scope && Inboxes.AsSpan().SequenceEqual(other.Inboxes.AsSpan());

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Scope, Inboxes.Length);
}
