using System.Collections.Immutable;
using Chatbotics.Grains.Abstractions.Audit;
using Chatbotics.Grains.Abstractions.People;
using Chatbotics.Grains.Abstractions.Tenancy;
using Chatbotics.WebFront.Api.People;
using Microsoft.Extensions.DependencyInjection;

namespace Chatbotics.WebFront.Api.Tenancy;

/// <summary>The workspace's settings.</summary>
internal static class WorkspaceRoutes
{
    private const string Noun = "Workspace";

    /// <summary>The operations.</summary>
    public static ImmutableArray<ApiOperation> All { get; } =
    [
        new()
        {
            Method = "GET", Path = "/workspace", Noun = Noun, Id = "getWorkspace", Needs = Permission.ViewConversations,
            Summary = "Gives the workspace's name, time zone and language.", Answer = typeof(PeopleModels.Workspace), Do = Get,
        },
        new()
        {
            Method = "PATCH", Path = "/workspace", Noun = Noun, Id = "updateWorkspace", Needs = Permission.ManageWorkspace,
            Summary = "Changes the workspace's name, time zone or language.",
            Body = typeof(PeopleModels.WorkspaceBody), Answer = typeof(PeopleModels.Workspace), Do = Update,
        },
    ];

    private static async Task<WorkspaceSettings> Settings(ApiCall call) =>
        await call.Grains.GetGrain<IWorkspaceGrain>(call.Tenant).Get() ?? throw new ApiException(ApiProblem.NotFound);

    private static async Task<ApiAnswer> Get(ApiCall call)
    {
        var settings = await Settings(call);
        return ApiAnswer.Ok(new PeopleModels.Workspace(settings.Id, settings.Name, settings.TimeZone, settings.Language));
    }

    private static async Task<ApiAnswer> Update(ApiCall call)
    {
        var body = call.Body<PeopleModels.WorkspaceBody>();
        var old = await Settings(call);
        var definition = new WorkspaceDefinition
        {
            Name = body.Name?.Trim() ?? old.Name,
            Responder = null,
            TimeZone = body.TimeZone ?? old.TimeZone,
            Language = body.Language ?? old.Language,
        };
        if (WorkspaceDefinitionRules.Check(definition) is { IsEmpty: false } errors)
        {
            return ApiProblem.Of(errors);
        }

        await call.Grains.GetGrain<IWorkspaceGrain>(call.Tenant).Configure(definition);
        var now = call.Context.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow();
        await call.Grains.GetGrain<IAuditGrain>(call.Tenant).Append(AuditNote.OfCaller(Guid.CreateVersion7(now), now, "workspace.changed", null));
        return await Get(call);
    }
}
