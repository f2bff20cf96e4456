using System.Collections.Immutable;
using Chatbotics.Grains.Abstractions.People;
using Chatbotics.Grains.Abstractions.People.ApiKeys;

namespace Chatbotics.WebFront.Api.People;

/// <summary>Roles and API keys.</summary>
internal static class RoleRoutes
{
    private const string Roles = "Roles";
    private const string Keys = "API keys";

    /// <summary>The operations.</summary>
    public static ImmutableArray<ApiOperation> All { get; } =
    [
        new()
        {
            Method = "GET", Path = "/roles", Noun = Roles, Id = "listRoles", Needs = Permission.ViewPeople,
            Summary = "Lists the roles with their permissions.", Answer = typeof(ApiList<PeopleModels.RoleModel>), Do = List,
        },
        new()
        {
            Method = "POST", Path = "/roles", Noun = Roles, Id = "createRole", Needs = Permission.ManageRoles, Status = 201,
            Summary = "Makes a custom role.", Body = typeof(PeopleModels.RoleBody), Answer = typeof(PeopleModels.RoleModel), Do = call => Save(call, null),
        },
        new()
        {
            Method = "PUT", Path = "/roles/{role}", Noun = Roles, Id = "updateRole", Needs = Permission.ManageRoles,
            Summary = "Changes a custom role; the built-in ones can't be changed.",
            Body = typeof(PeopleModels.RoleBody), Answer = typeof(PeopleModels.RoleModel), Do = call => Save(call, call.Route("role")),
        },
        new()
        {
            Method = "DELETE", Path = "/roles/{role}", Noun = Roles, Id = "deleteRole", Needs = Permission.ManageRoles, Status = 204,
            Summary = "Deletes a custom role that nobody has.",
            Do = static async call => (await People(call).DeleteRole(call.Route("role"))).Refusal is { } refusal ? ApiProblem.Of(refusal) : ApiAnswer.Done,
        },
        new()
        {
            Method = "GET", Path = "/keys", Noun = Keys, Id = "listKeys", Needs = Permission.ManageApiKeys,
            Summary = "Lists the API keys, without their secrets.", Answer = typeof(ApiList<PeopleModels.Key>), Do = ListKeys,
        },
        new()
        {
            Method = "POST", Path = "/keys", Noun = Keys, Id = "createKey", Needs = Permission.ManageApiKeys, Status = 201,
            Summary = "Makes a key of the same member, with no more than this key may do itself. Its token is shown this once.",
            Body = typeof(PeopleModels.KeyBody), Answer = typeof(PeopleModels.KeyMade), Do = CreateKey,
        },
        new()
        {
            Method = "DELETE", Path = "/keys/{key}", Noun = Keys, Id = "revokeKey", Needs = Permission.ManageApiKeys, Status = 204,
            Summary = "Revokes a key at once.",
            Do = static async call => (await ApiKeys(call).Revoke(call.Route("key"))).Refusal is { } refusal ? ApiProblem.Of(refusal) : ApiAnswer.Done,
        },
    ];

    private static IPeopleGrain People(ApiCall call) => call.Grains.GetGrain<IPeopleGrain>(call.Tenant);

    private static IApiKeysGrain ApiKeys(ApiCall call) => call.Grains.GetGrain<IApiKeysGrain>(call.Tenant);

    private static async Task<ApiAnswer> List(ApiCall call) =>
        ApiAnswer.Ok(new ApiList<PeopleModels.RoleModel>([.. (await People(call).List()).Roles.Select(Model)]));

    private static async Task<ApiAnswer> Save(ApiCall call, string? id)
    {
        var body = call.Body<PeopleModels.RoleBody>();
        var roles = (await People(call).List()).Roles;
        if (id is not null && roles.All(one => one.Id != id))
        {
            return ApiProblem.NotFound;
        }

        var outcome = await People(call).SaveRole(id, body.Name ?? "", Permissions(body.Permissions));
        if (outcome.Refusal is { } refusal)
        {
            return ApiProblem.Of(refusal.Code == Refusals.MoreThanOwn.Code ? refusal with { Field = "permissions" } : refusal);
        }

        var saved = Model((await People(call).List()).Roles.First(one => one.Id == (outcome.Id ?? id)));
        return id is null ? ApiAnswer.Made("/roles", saved) : ApiAnswer.Ok(saved);
    }

    private static PermissionSet Permissions(ImmutableArray<string>? names)
    {
        var set = PermissionSet.None;
        foreach (var name in names ?? [])
        {
            set = Grains.Abstractions.People.Permissions.TryParse(name ?? "", out var permission)
                ? set.With(PermissionSet.Of(permission))
                : throw new ApiException(ApiProblem.Invalid("permissions", "One of the permissions doesn't exist. GET /roles shows what they are called."));
        }

        return set;
    }

    private static async Task<ApiAnswer> ListKeys(ApiCall call) => ApiAnswer.Ok(new ApiList<PeopleModels.Key>(
    [
        .. (await ApiKeys(call).List()).Select(static one => new PeopleModels.Key(
            one.Id, one.Name, Names(one.Scopes), one.OwnerId, one.CreatedAt, one.ExpiresAt, one.LastUsedAt)),
    ]));

    private static async Task<ApiAnswer> CreateKey(ApiCall call)
    {
        var body = call.Body<PeopleModels.KeyBody>();
        var issued = await ApiKeys(call).Create(new NewApiKey { Name = body.Name ?? "", Scopes = Permissions(body.Permissions), ExpiresAt = body.ExpiresAt });
        return issued is { Key: { } key, Token: { } token }
            ? ApiAnswer.Made("/keys", new PeopleModels.KeyMade(key.Id, key.Name, token))
            : ApiProblem.Of(issued.Refusal!.Code == Refusals.MoreThanOwn.Code ? issued.Refusal with { Field = "permissions" } : issued.Refusal);
    }

    private static ImmutableArray<string> Names(PermissionSet set) => [.. set.ToArray().Select(static one => one.Name())];

    private static PeopleModels.RoleModel Model(Role one) => new(one.Id, one.Name, Names(one.Permissions), one.IsBuiltIn);
}
