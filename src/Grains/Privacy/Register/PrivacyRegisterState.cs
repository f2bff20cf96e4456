using System.Collections.Immutable;
using Chatbotics.Grains.Abstractions.Privacy.Register;

namespace Chatbotics.Grains.Privacy.Register;

/// <summary>What is stored of a workspace's register.</summary>
[GenerateSerializer, Immutable, Alias("privacy-register-state")]
internal sealed record PrivacyRegisterState
{
    /// <summary>The notices.</summary>
    [Id(0)]
    public Notices Notices { get; init; } = new();

    /// <summary>The subprocessors, former ones too.</summary>
    [Id(1)]
    public ImmutableArray<Subprocessor> Subprocessors { get; init; } = [];

    /// <summary>The version of the list.</summary>
    [Id(2)]
    public int Version { get; init; }

    /// <summary>The grants, newest first.</summary>
    [Id(3)]
    public ImmutableArray<AccessGrant> Grants { get; init; } = [];
}
