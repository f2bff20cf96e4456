using Chatbotics.Grains.Abstractions.Privacy.Requests;

namespace Chatbotics.Grains.Privacy.Requests;

/// <summary>A piece of evidence as it is stored.</summary>
[GenerateSerializer, Immutable, Alias("stored-evidence")]
internal sealed record StoredEvidence
{
    /// <summary>The evidence, without its words.</summary>
    [Id(0)]
    public required RequestEvidence Evidence { get; init; }

    /// <summary>What was written, sealed.</summary>
    [Id(1)]
    public byte[] Text { get; init; } = [];

    /// <summary>The file's name, sealed; empty for no file.</summary>
    [Id(2)]
    public byte[] FileName { get; init; } = [];
}
