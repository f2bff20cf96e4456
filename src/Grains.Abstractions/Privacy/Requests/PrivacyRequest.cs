using System.Collections.Immutable;

namespace Chatbotics.Grains.Abstractions.Privacy.Requests;

/// <summary>A request of a person about their data, and how it stands.</summary>
[GenerateSerializer, Immutable, Alias("privacy-request")]
public sealed record PrivacyRequest
{
    /// <summary>How long the law gives.</summary>
    public static TimeSpan Allowed { get; } = TimeSpan.FromDays(30);

    /// <summary>When the alarm begins.</summary>
    public static TimeSpan AlarmAfter { get; } = TimeSpan.FromDays(20);

    /// <summary>Its number in the workspace, from 1.</summary>
    [Id(0)]
    public required long Number { get; init; }

    /// <summary>What the person asks for.</summary>
    [Id(1)]
    public required RequestKind Kind { get; init; }

    /// <summary>Who asks; empty once it is forgotten.</summary>
    [Id(2)]
    public string Person { get; init; } = "";

    /// <summary>How it came.</summary>
    [Id(3)]
    public required string Way { get; init; }

    /// <summary>The person's conversation; null when not known or erased.</summary>
    [Id(4)]
    public string? Conversation { get; init; }

    /// <summary>When it came.</summary>
    [Id(5)]
    public required DateTimeOffset ReceivedAt { get; init; }

    /// <summary>When it must be answered.</summary>
    [Id(6)]
    public required DateTimeOffset DueAt { get; init; }

    /// <summary>Where it stands.</summary>
    [Id(7)]
    public required RequestStep Step { get; init; }

    /// <summary>What was found or done last, in the team's words; at most 500 characters.</summary>
    [Id(8)]
    public string Note { get; init; } = "";

    /// <summary>The erasure that carries it out.</summary>
    [Id(9)]
    public string? Erasure { get; init; }

    /// <summary>When it was answered or refused.</summary>
    [Id(10)]
    public DateTimeOffset? ClosedAt { get; init; }

    /// <summary>The account of who handled it last; null when it went by itself.</summary>
    [Id(11)]
    public string? HandledBy { get; init; }

    /// <summary>The file that was written for it; null for none. Kept for some days, see <see cref="Exports.IDataExportGrain"/>.</summary>
    [Id(12)]
    public string? Export { get; init; }

    /// <summary>What shows how it was handled, the oldest first; empty once it is forgotten.</summary>
    [Id(13)]
    public ImmutableArray<RequestEvidence> Evidence
    {
        get => field.IsDefault ? [] : field;
        init;
    }

    = [];

    /// <summary>The language in which the person asked, a primary tag; null when it isn't known.</summary>
    [Id(14)]
    public string? Language { get; init; }

    /// <summary>Whether it is closed.</summary>
    public bool IsClosed => Step is RequestStep.Answered or RequestStep.Refused;
}
