using System.Collections.Immutable;

namespace Chatbotics.Grains.Abstractions.Channels;

/// <summary>What files of a kind a channel takes, so that the composer can say it before anything is sent.</summary>
[GenerateSerializer, Immutable, Alias("file-limit")]
public sealed record FileLimit
{
    /// <summary>One of the file kinds of <see cref="ContentKinds"/>.</summary>
    [Id(0)]
    public required string Kind { get; init; }

    /// <summary>The kind in plain words, plural: "pictures".</summary>
    [Id(1)]
    public required string Noun { get; init; }

    /// <summary>The largest size in bytes.</summary>
    [Id(2)]
    public required long MaxBytes { get; init; }

    /// <summary>The media types taken; empty when the channel doesn't narrow them.</summary>
    [Id(3)]
    public ImmutableArray<string> Types { get; init; } = [];

    /// <summary>Whether words can go with it in one message.</summary>
    [Id(4)]
    public bool TakesText { get; init; }
}
