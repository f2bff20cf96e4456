using System.Collections.Immutable;
using Chatbotics.Grains.Abstractions.Inbox.Canned;

namespace Chatbotics.Grains.Inbox.Canned;

/// <summary>What is stored of the saved answers.</summary>
[GenerateSerializer, Immutable, Alias("canned-responses-state")]
internal sealed record CannedResponsesState
{
    /// <summary>All of them, by shortcut.</summary>
    [Id(0)]
    public ImmutableArray<CannedResponse> Responses { get; init; } = [];
}
