namespace Chatbotics.Grains.People;

/// <summary>What is stored of the installation.</summary>
[GenerateSerializer, Immutable, Alias("installation-state")]
internal sealed record InstallationState
{
    /// <summary>Whether the first owner exists.</summary>
    [Id(0)]
    public bool IsSetUp { get; init; }

    /// <summary>The hash of the set-up code that is good now.</summary>
    [Id(1)]
    public string? CodeHash { get; init; }

    /// <summary>The account of the first owner.</summary>
    [Id(2)]
    public string? OwnerId { get; init; }
}
