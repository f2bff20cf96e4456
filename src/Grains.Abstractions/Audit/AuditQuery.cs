namespace Chatbotics.Grains.Abstractions.Audit;

/// <summary>Which entries to read, newest first.</summary>
[GenerateSerializer, Immutable, Alias("audit-query")]
public sealed record AuditQuery
{
    /// <summary>Only entries before this sequence; null to begin with the newest.</summary>
    [Id(0)]
    public long? Before { get; init; }

    /// <summary>How many at most, 1 to 200.</summary>
    [Id(1)]
    public int Limit { get; init; } = 50;

    /// <summary>Only acts of this person or key; null for everybody's.</summary>
    [Id(2)]
    public string? ActorId { get; init; }

    /// <summary>Only acts whose name begins so, for example "member."; null for all.</summary>
    [Id(3)]
    public string? Action { get; init; }

    /// <summary>Only acts done to this; null for all.</summary>
    [Id(4)]
    public string? Target { get; init; }

    /// <summary>Only acts of this time or later; null for all.</summary>
    [Id(5)]
    public DateTimeOffset? From { get; init; }

    /// <summary>Only acts before this time; null for all.</summary>
    [Id(6)]
    public DateTimeOffset? Until { get; init; }
}
