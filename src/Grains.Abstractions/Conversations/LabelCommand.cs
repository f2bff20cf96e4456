using System.Collections.Immutable;

namespace Chatbotics.Grains.Abstractions.Conversations;

/// <summary>Puts labels on a conversation and takes others off. Done again, it changes nothing.</summary>
[GenerateSerializer, Immutable, Alias("label-command")]
public sealed record LabelCommand
{
    /// <summary>How many labels one conversation can have.</summary>
    public const int MaxLabels = 20;

    /// <summary>Who does it: a person, an assistant, a workflow or the engine.</summary>
    [Id(0)]
    public required Author By { get; init; }

    /// <summary>Labels to put on.</summary>
    [Id(1)]
    public ImmutableArray<LabelReference> Add { get; init; } = [];

    /// <summary>Labels to take off.</summary>
    [Id(2)]
    public ImmutableArray<LabelReference> Remove { get; init; } = [];
}
