namespace Chatbotics.Grains.Abstractions.Channels;

/// <summary>Why a send failed and what to do about it. The retry loop knows this and no platform.</summary>
[GenerateSerializer, Immutable, Alias("send-error")]
public sealed record SendError
{
    /// <summary>What kind of failure it is.</summary>
    [Id(0)]
    public required SendErrorKind Kind { get; init; }

    /// <summary>The platform's code, for example 131047; 0 when the failure was ours or the network's.</summary>
    [Id(1)]
    public int Code { get; init; }

    /// <summary>The platform's subcode, for example 2018278; 0 when there is none.</summary>
    [Id(2)]
    public int Subcode { get; init; }

    /// <summary>What the agent at the keyboard reads: what happened and what would work. Never the platform's raw text.</summary>
    [Id(3)]
    public required string Text { get; init; }

    /// <summary>What the owner of the channel should do, when it is theirs to mend; else null.</summary>
    [Id(4)]
    public string? OwnerAction { get; init; }

    /// <summary>The platform asks to wait at least this long; null when it doesn't say.</summary>
    [Id(5)]
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>The platform says that this person has stopped marketing messages there (WhatsApp 131050).</summary>
    [Id(6)]
    public bool IsMarketingStopped { get; init; }
}
