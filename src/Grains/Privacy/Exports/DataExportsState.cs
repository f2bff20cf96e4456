using System.Collections.Immutable;

namespace Chatbotics.Grains.Privacy.Exports;

/// <summary>What is stored of a workspace's files of persons' data: only that there are some.</summary>
[GenerateSerializer, Immutable, Alias("data-exports-state")]
internal sealed record DataExportsState
{
    /// <summary>Their ids, the oldest first. Those that are gone fall out when the next one begins.</summary>
    [Id(0)]
    public ImmutableArray<string> Ids { get; init; } = [];
}
