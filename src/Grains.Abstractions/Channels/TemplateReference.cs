using System.Collections.Immutable;

namespace Chatbotics.Grains.Abstractions.Channels;

/// <summary>A WhatsApp template and what fills it.</summary>
[GenerateSerializer, Immutable, Alias("template-reference")]
public sealed record TemplateReference
{
    /// <summary>The template's name in the WhatsApp Business Account.</summary>
    [Id(0)]
    public required string Name { get; init; }

    /// <summary>Its language code, for example "en_US".</summary>
    [Id(1)]
    public required string Language { get; init; }

    /// <summary>Texts for the body's placeholders, in order.</summary>
    [Id(2)]
    public ImmutableArray<string> BodyParameters { get; init; } = [];

    /// <summary>Texts for the header's placeholders; at most one.</summary>
    [Id(3)]
    public ImmutableArray<string> HeaderParameters { get; init; } = [];

    /// <summary>Texts for buttons with a placeholder: the end of an address, a code to copy.</summary>
    [Id(4)]
    public ImmutableArray<TemplateButtonParameter> ButtonParameters { get; init; } = [];

    /// <summary>
    /// MARKETING, UTILITY or AUTHENTICATION as Meta had it when it was written; null when it isn't known. The conversation finds
    /// it out by itself: what a caller gives is not used.
    /// </summary>
    [Id(5)]
    public string? Category { get; init; }
}
