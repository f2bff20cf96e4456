using System.Collections.Immutable;

namespace Chatbotics.Grains.Abstractions.People;

/// <summary>Which conversations a member sees, besides what the role allows to do with them.</summary>
[GenerateSerializer, Immutable, Alias("member-visibility")]
public sealed record MemberVisibility
{
    /// <summary>Everything there is.</summary>
    public static MemberVisibility Everything { get; } = new();

    /// <summary>How many of the inboxes' conversations.</summary>
    [Id(0)]
    public ConversationScope Scope { get; init; }

    /// <summary>The keys of the connections whose conversations are seen; empty for all connections.</summary>
    [Id(1)]
    public ImmutableArray<string> Inboxes { get; init; } = [];

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
