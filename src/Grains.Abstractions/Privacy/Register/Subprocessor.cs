namespace Chatbotics.Grains.Abstractions.Privacy.Register;

/// <summary>A company that processes personal data on the workspace's behalf.</summary>
[GenerateSerializer, Immutable, Alias("subprocessor")]
public sealed record Subprocessor
{
    /// <summary>Its id; made by the grain.</summary>
    [Id(0)]
    public string Id { get; init; } = "";

    /// <summary>Its name, 1 to 80 characters.</summary>
    [Id(1)]
    public required string Name { get; init; }

    /// <summary>What it does, 1 to 200 characters.</summary>
    [Id(2)]
    public required string Purpose { get; init; }

    /// <summary>Where it processes, 1 to 60 characters.</summary>
    [Id(3)]
    public required string Place { get; init; }

    /// <summary>The register's version since which it stands there.</summary>
    [Id(4)]
    public int SinceVersion { get; init; }

    /// <summary>When it was added.</summary>
    [Id(5)]
    public DateTimeOffset AddedAt { get; init; }

    /// <summary>When it was taken out; null while it stands there.</summary>
    [Id(6)]
    public DateTimeOffset? RemovedAt { get; init; }

    /// <summary>The register's version that no longer has it; 0 while it stands there.</summary>
    [Id(7)]
    public int GoneInVersion { get; init; }

    /// <summary>The setting that the entry follows, for example "model:main"; null for one that a person wrote down.</summary>
    [Id(8)]
    public string? FromSetting { get; init; }

    /// <summary>Model providers: whether their terms exclude that they train on what they get; null for others, or when nobody said.</summary>
    [Id(9)]
    public bool? ExcludesTraining { get; init; }
}
