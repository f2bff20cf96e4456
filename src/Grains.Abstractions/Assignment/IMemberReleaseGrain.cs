using Chatbotics.Grains.Abstractions.Tenancy;

namespace Chatbotics.Grains.Abstractions.Assignment;

/// <summary>
/// Takes every conversation from a member who has left: they wait for somebody else, and the thread says why. Goes on after
/// a restart until none is left. Key: <c>tenant/account</c>.
/// </summary>
[Alias("member-release")]
public interface IMemberReleaseGrain : IGrainWithStringKey
{
    /// <summary>The key for a member.</summary>
    /// <param name="tenant">The workspace.</param>
    /// <param name="accountId">The member's account.</param>
    static string Key(string tenant, string accountId) => $"{GrainKeys.Tenant(tenant)}/{GrainKeys.Part(accountId, "account id")}";

    /// <summary>Begins, and returns when it can't be forgotten any more. Called by the engine. Idempotent.</summary>
    [Alias("begin")]
    Task Begin();
}
