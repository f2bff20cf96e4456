using System.Collections.Immutable;

namespace Chatbotics.Grains.Agents;

/// <summary>What an HTTP action gave.</summary>
public sealed record HttpActionResult
{
    /// <summary>The HTTP status; 0 when there was none.</summary>
    public int Status { get; init; }

    /// <summary>What the model reads of the answer.</summary>
    public string Text { get; init; } = "";

    /// <summary>Why it failed, in a sentence; null when it didn't.</summary>
    public string? Problem { get; init; }

    /// <summary>The secrets that went out, which may be in no answer and no trace.</summary>
    public ImmutableArray<string> Secrets { get; init; } = [];
}
