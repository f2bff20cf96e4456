using System.Collections.Immutable;

namespace Chatbotics.Grains.Abstractions.Channels.Templates;

/// <summary>A WhatsApp template that may be sent, as the WhatsApp Business Account has it.</summary>
[GenerateSerializer, Immutable, Alias("message-template")]
public sealed record MessageTemplate
{
    /// <summary>Its name.</summary>
    [Id(0)]
    public required string Name { get; init; }

    /// <summary>Its language code.</summary>
    [Id(1)]
    public required string Language { get; init; }

    /// <summary>UTILITY, MARKETING or AUTHENTICATION; Meta may change it.</summary>
    [Id(2)]
    public string Category { get; init; } = string.Empty;

    /// <summary>APPROVED, PENDING, REJECTED, PAUSED, DISABLED, ….</summary>
    [Id(3)]
    public string Status { get; init; } = string.Empty;

    /// <summary>The header's kind: "TEXT", "IMAGE", …; null for none.</summary>
    [Id(4)]
    public string? HeaderFormat { get; init; }

    /// <summary>The header's text with its placeholders.</summary>
    [Id(5)]
    public string? Header { get; init; }

    /// <summary>The body with its placeholders, {{1}} or {{name}}.</summary>
    [Id(6)]
    public string Body { get; init; } = string.Empty;

    /// <summary>The footer.</summary>
    [Id(7)]
    public string? Footer { get; init; }

    /// <summary>The buttons.</summary>
    [Id(8)]
    public ImmutableArray<TemplateButton> Buttons { get; init; } = [];
}
