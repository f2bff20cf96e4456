using System.Collections.Immutable;

namespace Chatbotics.Grains.Abstractions.Contacts;

/// <summary>A saved filter over contacts, shared by the workspace.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Name">What people call it, 1 to 60 characters.</param>
/// <param name="Where">Its conditions, 1 to 20.</param>
[GenerateSerializer, Immutable, Alias("contact-segment")]
public sealed record ContactSegment(
    [property: Id(0)] string Id, [property: Id(1)] string Name, [property: Id(2)] ImmutableArray<ContactCondition> Where);
