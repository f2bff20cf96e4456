using Chatbotics.Grains.Abstractions.Channels.Templates;

namespace Chatbotics.Grains.Channels.Templates;

/// <summary>What is stored of a connection's templates.</summary>
[GenerateSerializer, Immutable, Alias("templates-state")]
internal sealed record TemplatesState
{
    /// <summary>The list as it was read last.</summary>
    [Id(0)]
    public TemplateList List { get; init; } = new();
}
