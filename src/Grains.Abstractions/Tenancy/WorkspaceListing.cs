namespace Chatbotics.Grains.Abstractions.Tenancy;

/// <summary>A workspace as it stands in the installation's directory.</summary>
/// <param name="Id">The tenant id.</param>
/// <param name="Name">What people call it.</param>
[GenerateSerializer, Immutable, Alias("workspace-listing")]
public sealed record WorkspaceListing([property: Id(0)] string Id, [property: Id(1)] string Name);
