namespace Chatbotics.Grains.Abstractions.Knowledge;

/// <summary>A source in a knowledge base's list.</summary>
[GenerateSerializer, Immutable, Alias("knowledge-source")]
public sealed record KnowledgeSource
{
    /// <summary>Its id in the base.</summary>
    [Id(0)]
    public required string Id { get; init; }

    /// <summary>Where it comes from.</summary>
    [Id(1)]
    public required KnowledgeKind Kind { get; init; }

    /// <summary>What people call it.</summary>
    [Id(2)]
    public required string Title { get; init; }

    /// <summary>The address of a page or site; null for others.</summary>
    [Id(3)]
    public string? Address { get; init; }

    /// <summary>How it stands.</summary>
    [Id(4)]
    public KnowledgeStatus Status { get; init; } = KnowledgeStatus.Waiting;

    /// <summary>Why it failed, or what is missing, in a sentence; null when all is well.</summary>
    [Id(5)]
    public string? Problem { get; init; }

    /// <summary>How many passages it has.</summary>
    [Id(6)]
    public int Passages { get; init; }

    /// <summary>Sites: how many pages were taken so far.</summary>
    [Id(7)]
    public int Pages { get; init; }

    /// <summary>When it was added.</summary>
    [Id(8)]
    public DateTimeOffset AddedAt { get; init; }

    /// <summary>When it was read last; null for never.</summary>
    [Id(9)]
    public DateTimeOffset? ReadAt { get; init; }

    /// <summary>How often a page or site is looked at again; null for never.</summary>
    [Id(10)]
    public TimeSpan? Every { get; init; }

    /// <summary>The language it is written in, a BCP 47 tag; empty until it was read.</summary>
    [Id(11)]
    public string Language { get; init; } = "";
}
