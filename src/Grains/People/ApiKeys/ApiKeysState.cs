using System.Collections.Immutable;
using Chatbotics.Grains.Audit;

namespace Chatbotics.Grains.People.ApiKeys;

/// <summary>What is stored of a workspace's keys.</summary>
[GenerateSerializer, Immutable, Alias("api-keys-state")]
internal sealed record ApiKeysState
{
    /// <summary>The keys that were not revoked, oldest first.</summary>
    [Id(0)]
    public ImmutableArray<StoredApiKey> Keys { get; init; } = [];

    /// <summary>Notes that are not in the log yet.</summary>
    [Id(1)]
    public ImmutableArray<PendingNote> Notes { get; init; } = [];
}
