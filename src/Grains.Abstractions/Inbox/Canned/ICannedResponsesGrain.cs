using System.Collections.Immutable;
using Orleans.Concurrency;

namespace Chatbotics.Grains.Abstractions.Inbox.Canned;

/// <summary>The saved answers of a workspace. Key: the tenant id.</summary>
[Alias("canned-responses")]
public interface ICannedResponsesGrain : IGrainWithStringKey
{
    /// <summary>All of them, by shortcut.</summary>
    [Alias("list"), ReadOnly]
    Task<ImmutableArray<CannedResponse>> List();

    /// <summary>Adds one, or changes the one with the same id. At most 500.</summary>
    /// <param name="response">The answer.</param>
    /// <returns>Why it was not kept; null when it was.</returns>
    [Alias("save")]
    Task<CannedResponseError?> Save(CannedResponse response);

    /// <summary>Removes one. Idempotent.</summary>
    /// <param name="id">Which.</param>
    [Alias("remove")]
    Task Remove(string id);
}
