using System.Collections.Immutable;
using Chatbotics.Grains.Abstractions.Conversations;

namespace Chatbotics.Grains.Abstractions.Inbox.Catalogue;

/// <summary>A filter that somebody keeps, for themselves or for everybody in the workspace.</summary>
[GenerateSerializer, Immutable, Alias("saved-filter")]
public sealed record SavedFilter
{
    /// <summary>Its id; empty for one that is to be made.</summary>
    [Id(0)]
    public string Id { get; init; } = "";

    /// <summary>What people call it, 1 to 60 characters.</summary>
    [Id(1)]
    public required string Name { get; init; }

    /// <summary>Whose it is, by account; null for everybody's.</summary>
    [Id(2)]
    public string? Owner { get; init; }

    /// <summary>The part of the inbox.</summary>
    [Id(3)]
    public InboxView View { get; init; }

    /// <summary>The status; null for all.</summary>
    [Id(4)]
    public ConversationStatus? Status { get; init; }

    /// <summary>The conditions.</summary>
    [Id(5)]
    public ImmutableArray<InboxCondition> Conditions
    {
        get;
        init => field = value.IsDefault ? [] : value;
    }

    = [];

    /// <summary>The order.</summary>
    [Id(6)]
    public InboxSort Sort { get; init; }
}
