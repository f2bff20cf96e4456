namespace Chatbotics.Grains.Integrations;

/// <summary>A request and its answer. Stored by name.</summary>
internal sealed record ApiResultState
{
    /// <summary>What was asked; empty for nothing yet.</summary>
    public string Fingerprint { get; init; } = "";

    /// <summary>When it began.</summary>
    public DateTimeOffset BeganAt { get; init; }

    /// <summary>The HTTP status; 0 while it is under way.</summary>
    public int Status { get; init; }

    /// <summary>What the body is.</summary>
    public string? ContentType { get; init; }

    /// <summary>The key that seals the body; destroyed with it.</summary>
    public Guid KeyId { get; init; }

    /// <summary>The body, sealed.</summary>
    public byte[] Sealed { get; init; } = [];
}
