namespace Chatbotics.Grains.Abstractions.Channels.Health;

/// <summary>One point of an examination.</summary>
[GenerateSerializer, Immutable, Alias("finding")]
public sealed record Finding
{
    /// <summary>A stable word: token, scopes, subscription, fields, callback, webhook, signatures, paused, registration, quality, limit, name, pin, clock, messages, vault.</summary>
    [Id(0)]
    public required string Code { get; init; }

    /// <summary>How it stands.</summary>
    [Id(1)]
    public required FindingState State { get; init; }

    /// <summary>What was found, a sentence without a full stop.</summary>
    [Id(2)]
    public required string Title { get; init; }

    /// <summary>What it means and what to do; null where the title says all.</summary>
    [Id(3)]
    public string? Text { get; init; }

    /// <summary>The figure behind it, short; null for none.</summary>
    [Id(4)]
    public string? Fact { get; init; }

    /// <summary>What its button does.</summary>
    [Id(5)]
    public Remedy Remedy { get; init; }

    /// <summary>Where at Meta; null unless the remedy is there.</summary>
    [Id(6)]
    public string? Link { get; init; }
}
