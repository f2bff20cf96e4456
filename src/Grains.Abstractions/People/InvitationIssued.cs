namespace Chatbotics.Grains.Abstractions.People;

/// <summary>What came of inviting someone.</summary>
[GenerateSerializer, Immutable, Alias("invitation-issued")]
public sealed record InvitationIssued
{
    /// <summary>The invitation; null when it was refused.</summary>
    [Id(0)]
    public Invitation? Invitation { get; init; }

    /// <summary>The secret for the link. Given this once; only its hash is stored.</summary>
    [Id(1)]
    public string? Token { get; init; }

    /// <summary>Why it was refused; null when it was not.</summary>
    [Id(2)]
    public Refusal? Refusal { get; init; }
}
