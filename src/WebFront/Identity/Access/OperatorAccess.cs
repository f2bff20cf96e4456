using System.Security.Cryptography;
using System.Text;
using Chatbotics.Grains.Abstractions.Audit;
using Chatbotics.Grains.Abstractions.People;
using Chatbotics.Grains.Abstractions.Privacy;
using Chatbotics.Grains.Abstractions.Privacy.Register;

namespace Chatbotics.WebFront.Identity.Access;

/// <summary>
/// The operator's way into a workspace that isn't theirs: there is none, except while the workspace lets them in. Then they
/// see conversations and do nothing, and that they came stands in the workspace's audit log before they see anything.
/// </summary>
internal static class OperatorAccess
{
    /// <summary>The name of the role, which no member has.</summary>
    public const string RoleId = "operator";

    /// <summary>What the operator may do in a workspace now; null for nobody and for nothing.</summary>
    /// <param name="grains">The cluster; the caller is the engine.</param>
    /// <param name="tenant">The workspace.</param>
    /// <param name="accountId">The person, who is no member.</param>
    /// <param name="time">The clock.</param>
    public static async Task<MemberAccess?> Ask(IGrainFactory grains, string tenant, string accountId, TimeProvider time)
    {
        if (await grains.GetGrain<IInstallationGrain>(IInstallationGrain.Key).GetOwner() != accountId
            || !await grains.GetGrain<IPrivacyRegisterGrain>(tenant).IsOpenToOperator())
        {
            return null;
        }

        var now = time.GetUtcNow();
        var hour = now.ToUnixTimeSeconds() / 3_600;
        await grains.GetGrain<IAuditGrain>(tenant).Append(new AuditNote
        {
            // The same hour makes the same note.
            Id = new Guid(SHA256.HashData(Encoding.UTF8.GetBytes(FormattableString.Invariant($"{tenant}|{accountId}|{hour}"))).AsSpan(0, 16)),
            At = now,
            Action = PrivacyAuditActions.AccessUsed,
            ActorKind = AuditActorKind.Person,
            ActorId = accountId,
        });
        return new MemberAccess { Tenant = tenant, AccountId = accountId, RoleId = RoleId, Permissions = PermissionSet.Of(Permission.ViewConversations) };
    }
}
