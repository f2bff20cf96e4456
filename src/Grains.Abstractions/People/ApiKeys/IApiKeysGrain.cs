using System.Collections.Immutable;
using Orleans.Concurrency;

namespace Chatbotics.Grains.Abstractions.People.ApiKeys;

/// <summary>
/// The API keys of a workspace. Key: the tenant id. A key acts for the member who made it: it may do what its scopes and
/// that member's role both allow, and dies with the membership.
/// </summary>
[Alias("api-keys")]
public interface IApiKeysGrain : IGrainWithStringKey
{
    /// <summary>Makes a key for the caller.</summary>
    /// <param name="key">The key.</param>
    [Alias("create")]
    Task<ApiKeyIssued> Create(NewApiKey key);

    /// <summary>The keys, newest first.</summary>
    [Alias("list"), AlwaysInterleave]
    Task<ImmutableArray<ApiKeyInfo>> List();

    /// <summary>Revokes a key; it is dead within a second. Members may always revoke their own.</summary>
    /// <param name="id">Its public part.</param>
    [Alias("revoke")]
    Task<Outcome> Revoke(string id);

    /// <summary>Revokes every key of a member. Called by the people's grain. Idempotent.</summary>
    /// <param name="ownerId">The member's account.</param>
    [Alias("revoke-of")]
    Task RevokeOf(string ownerId);

    /// <summary>Checks a key, and notes that it was used.</summary>
    /// <param name="id">The public part.</param>
    /// <param name="secretHash">The SHA-256 of the secret.</param>
    /// <returns>What it may do, or null when there is no such key or it is no longer good.</returns>
    [Alias("check"), AlwaysInterleave]
    Task<ApiKeyAccess?> Check(string id, byte[] secretHash);
}
