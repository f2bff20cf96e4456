using System.Collections.Immutable;

namespace Chatbotics.Grains.Abstractions.Channels.Templates;

/// <summary>The templates of a connection as they were read last.</summary>
[GenerateSerializer, Immutable, Alias("template-list")]
public sealed record TemplateList
{
    /// <summary>All of them, by name and language.</summary>
    [Id(0)]
    public ImmutableArray<MessageTemplate> Templates { get; init; } = [];

    /// <summary>When they were read; null for never.</summary>
    [Id(1)]
    public DateTimeOffset? ReadAt { get; init; }

    /// <summary>Why the last reading failed, in a sentence; null when it didn't.</summary>
    [Id(2)]
    public string? Problem { get; init; }
}
