namespace Chatbotics.Grains.Abstractions.Privacy.Views;

/// <summary>A look as it is stored: without the customer's id in the clear.</summary>
[GenerateSerializer, Immutable, Alias("stored-look")]
public sealed record StoredLook
{
    /// <summary>When.</summary>
    [Id(0)]
    public required DateTimeOffset At { get; init; }

    /// <summary>The account of who looked.</summary>
    [Id(1)]
    public required string AccountId { get; init; }

    /// <summary>The conversation's key, sealed.</summary>
    [Id(2)]
    public required byte[] Sealed { get; init; }

    /// <summary>Whether it was the operator's staff.</summary>
    [Id(3)]
    public bool IsOperator { get; init; }
}
