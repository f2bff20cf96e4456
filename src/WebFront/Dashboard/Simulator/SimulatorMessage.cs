using System.Collections.Immutable;

namespace Chatbotics.WebFront.Dashboard.Simulator;

/// <summary>One bubble on the customer's phone.</summary>
public sealed record SimulatorMessage
{
    /// <summary>The platform's id of the message.</summary>
    public required string Id { get; init; }

    /// <summary>The business wrote it.</summary>
    public required bool FromBusiness { get; init; }

    /// <summary>text, image, audio, video, document, sticker, location, ….</summary>
    public required string Kind { get; init; }

    /// <summary>When, by the simulator's clock.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>The text or caption.</summary>
    public string? Text { get; init; }

    /// <summary>The picture as a data address; null for messages without one.</summary>
    public string? Picture { get; init; }

    /// <summary>What can be pressed under it.</summary>
    public ImmutableArray<SimulatorOption> Options { get; init; } = [];

    /// <summary>How far an own message has come, or what the business's message counts as.</summary>
    public SimulatorMessageState State { get; init; }

    /// <summary>The other side's or one's own reaction.</summary>
    public string? Reaction { get; init; }

    /// <summary>Changed after it was sent.</summary>
    public bool IsEdited { get; init; }

    /// <summary>Taken back.</summary>
    public bool IsUnsent { get; init; }
}
