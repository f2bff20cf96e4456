namespace Chatbotics.WebFront.Dashboard.Conversations;

/// <summary>What the composer suggests while somebody writes: a saved answer, or a colleague.</summary>
public sealed record ComposerChoice
{
    /// <summary>A colleague's account.</summary>
    public string? Id { get; init; }

    /// <summary>A colleague's name.</summary>
    public string? Name { get; init; }

    /// <summary>What a colleague is in the workspace.</summary>
    public string? Role { get; init; }

    /// <summary>A saved answer's shortcut, without the slash.</summary>
    public string? Shortcut { get; init; }

    /// <summary>A saved answer, its variables filled.</summary>
    public string? Text { get; init; }
}
