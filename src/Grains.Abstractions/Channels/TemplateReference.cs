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
}
