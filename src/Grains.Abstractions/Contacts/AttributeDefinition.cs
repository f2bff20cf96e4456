using System.Collections.Immutable;

namespace Chatbotics.Grains.Abstractions.Contacts;

/// <summary>A custom attribute of the workspace's contacts.</summary>
[GenerateSerializer, Immutable, Alias("attribute-definition")]
public sealed record AttributeDefinition
{
    /// <summary>Its id, which programs and files use: lower-case letters, digits and "_". Made from the first name, never changed.</summary>
    [Id(0)]
    public required string Id { get; init; }

    /// <summary>What people call it, 1 to 60 characters.</summary>
    [Id(1)]
    public required string Name { get; init; }

    /// <summary>What it holds. Never changed after it was made.</summary>
    [Id(2)]
    public required AttributeKind Kind { get; init; }

    /// <summary>The options of a list, 1 to 100.</summary>
    [Id(3)]
    public ImmutableArray<string> Options { get; init; } = [];

    /// <summary>What it is for, shown under its field; at most 200 characters.</summary>
    [Id(4)]
    public string? Description { get; init; }
}
