namespace Chatbotics.Grains.Privacy.Views;

/// <summary>What is stored of a workspace's log of looks.</summary>
[GenerateSerializer, Immutable, Alias("look-log-state")]
internal sealed record LookLogState
{
    /// <summary>The oldest segment that is kept.</summary>
    [Id(0)]
    public int First { get; init; }

    /// <summary>The segment that is written to.</summary>
    [Id(1)]
    public int Last { get; init; }

    /// <summary>The key that seals what names customers.</summary>
    [Id(2)]
    public Guid? KeyId { get; init; }
}
