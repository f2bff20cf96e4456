namespace Chatbotics.Assistants.Models;

/// <summary>One attempt to call a model, for the trace, the budget and the bill.</summary>
public sealed record ModelCall
{
    /// <summary>The key under which a reply's additional properties carry it.</summary>
    public const string Key = "chatbotics.call";

    /// <summary>The model as configured.</summary>
    public required string Model { get; init; }

    /// <summary>The endpoint's host.</summary>
    public required string Host { get; init; }

    /// <summary>When it began.</summary>
    public required DateTimeOffset Started { get; init; }

    /// <summary>How long it took.</summary>
    public required TimeSpan Duration { get; init; }

    /// <summary>How long the first piece of a streamed reply took; null when it wasn't streamed or none came.</summary>
    public TimeSpan? FirstToken { get; init; }

    /// <summary>Tokens of the request.</summary>
    public long InputTokens { get; init; }

    /// <summary>Those of them that the provider had in its cache.</summary>
    public long CachedInputTokens { get; init; }

    /// <summary>Tokens of the reply.</summary>
    public long OutputTokens { get; init; }

    /// <summary>The endpoint gave no usage: the tokens are estimated from the text's length, four characters for one.</summary>
    public bool IsEstimated { get; init; }

    /// <summary>What it cost, in <see cref="Currency"/>.</summary>
    public decimal Cost { get; init; }

    /// <summary>The currency of <see cref="Cost"/>.</summary>
    public required string Currency { get; init; }

    /// <summary>Why it failed; null when it gave a reply.</summary>
    public ModelFailure? Failure { get; init; }
}
