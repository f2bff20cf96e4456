using System.Collections.Immutable;

namespace Chatbotics.Grains.Abstractions.Privacy.Register;

/// <summary>A workspace's notices, subprocessors and grants.</summary>
/// <param name="Notices">The notices.</param>
/// <param name="Subprocessors">Present ones first, then former ones, each in the order they were added.</param>
/// <param name="Version">The version of the list of subprocessors.</param>
/// <param name="Grants">The grants, newest first, at most 100.</param>
[GenerateSerializer, Immutable, Alias("privacy-register")]
public sealed record PrivacyRegister(
    [property: Id(0)] Notices Notices,
    [property: Id(1)] ImmutableArray<Subprocessor> Subprocessors,
    [property: Id(2)] int Version,
    [property: Id(3)] ImmutableArray<AccessGrant> Grants);
