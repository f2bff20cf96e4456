using System.Collections.Immutable;
using Chatbotics.Grains.Abstractions.People;
using Chatbotics.Grains.Abstractions.Privacy.Keys;

namespace Chatbotics.WebFront.Api.Privacy;

/// <summary>The workspace's key and its renewal.</summary>
internal static class WorkspaceKeyRoutes
{
    private const string Noun = "Workspace key";

    /// <summary>The operations.</summary>
    public static ImmutableArray<ApiOperation> All { get; } =
    [
        new()
        {
            Method = "GET", Path = "/privacy/key", Noun = Noun, Id = "getWorkspaceKey", Needs = Permission.ManagePrivacy,
            Summary = "Tells how old the workspace's key is, what it opens, and how far its renewal is. The key itself never leaves the vault.",
            Answer = typeof(RegisterModels.WorkspaceKey), Do = Get,
        },
        new()
        {
            Method = "POST", Path = "/privacy/key/renew", Noun = Noun, Id = "renewWorkspaceKey", Needs = Permission.ManagePrivacy, Status = 202,
            Summary = "Begins to renew the workspace's key. Messages come and go meanwhile; the old key is destroyed at the end.",
            Answer = typeof(RegisterModels.WorkspaceKey), Do = Renew,
        },
    ];

    private static IWorkspaceKeysGrain Keys(ApiCall call) => call.Grains.GetGrain<IWorkspaceKeysGrain>(call.Tenant);

    private static async Task<ApiAnswer> Get(ApiCall call) => ApiAnswer.Ok(await Model(call));

    private static async Task<ApiAnswer> Renew(ApiCall call) =>
        (await Keys(call).Rotate()).Refusal is { } refusal ? ApiProblem.Of(refusal) : new ApiAnswer(202, await Model(call)) { Location = ApiOperations.Root + "/privacy/key" };

    private static async Task<RegisterModels.WorkspaceKey> Model(ApiCall call)
    {
        var keys = await Keys(call).Get();
        return new RegisterModels.WorkspaceKey(keys.Since, keys.RotatedAt, keys.IsRotating, keys.Waiting, keys.Keys, keys.Secrets, keys.MasterKeptIn);
    }
}
