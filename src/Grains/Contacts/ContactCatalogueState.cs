using System.Collections.Immutable;
using Chatbotics.Grains.Abstractions.Contacts;

namespace Chatbotics.Grains.Contacts;

/// <summary>What a workspace's contacts have in common. Stored by name.</summary>
internal sealed record ContactCatalogueState
{
    /// <summary>The attributes, in the order in which they were made.</summary>
    public ImmutableArray<AttributeDefinition> Attributes
    {
        get;
        init => field = value.IsDefault ? [] : value;
    }

    = [];

    /// <summary>The segments.</summary>
    public ImmutableArray<ContactSegment> Segments
    {
        get;
        init => field = value.IsDefault ? [] : value;
    }

    = [];

    /// <summary>Ids of deleted attributes: they are never given again, for values of theirs may still lie in contacts.</summary>
    public ImmutableArray<string> Retired
    {
        get;
        init => field = value.IsDefault ? [] : value;
    }

    = [];
}
