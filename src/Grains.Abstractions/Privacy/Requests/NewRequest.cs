namespace Chatbotics.Grains.Abstractions.Privacy.Requests;

/// <summary>A request to be written down.</summary>
[GenerateSerializer, Immutable, Alias("new-request")]
public sealed record NewRequest
{
    /// <summary>What the person asks for.</summary>
    [Id(0)]
    public required RequestKind Kind { get; init; }

    /// <summary>Who asks, in the team's words, 1 to 120 characters. Stored sealed, and forgotten 30 days after the end.</summary>
    [Id(1)]
    public required string Person { get; init; }

    /// <summary>How it came, for example "by e-mail", 1 to 40 characters.</summary>
    [Id(2)]
    public required string Way { get; init; }

    /// <summary>The person's conversation, when it is known; its key.</summary>
    [Id(3)]
    public string? Conversation { get; init; }

    /// <summary>Whether control of the identity is proved already, as by a message in the channel itself.</summary>
    [Id(4)]
    public bool IsIdentified { get; init; }

    /// <summary>The language in which the person asked, a primary tag; null when it isn't known.</summary>
    [Id(5)]
    public string? Language { get; init; }
}
