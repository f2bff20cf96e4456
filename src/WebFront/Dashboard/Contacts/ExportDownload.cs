using Chatbotics.Grains.Abstractions.Contacts;
using Chatbotics.Grains.Abstractions.Contacts.Files;
using Chatbotics.Grains.Abstractions.People;
using Chatbotics.WebFront.Identity.Access;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace Chatbotics.WebFront.Dashboard.Contacts;

/// <summary>A finished export as a file: <c>GET /contacts/{tenant}/exports/{id}.csv</c>, for who made it, for a day.</summary>
internal static class ExportDownload
{
    /// <summary>Maps it.</summary>
    /// <param name="routes">The routes.</param>
    public static IEndpointRouteBuilder MapContactFiles(this IEndpointRouteBuilder routes)
    {
        routes.MapGet($"/contacts/{{{WorkspaceGate.RouteValue}}}/exports/{{id}}.csv", (Delegate)Handle).RequirePermission(Permission.ExportData);
        return routes;
    }

    private static async Task Handle(HttpContext context, string tenant, string id, [FromServices] IGrainFactory grains)
    {
        var export = ContactKeys.IsId(id) ? grains.GetGrain<IContactExportGrain>(ContactKeys.Of(tenant, id)) : null;
        if (export is null || await export.GetStatus() is not { IsDone: true })
        {
            await NotFound.Write(context);
            return;
        }

        var response = context.Response;
        response.ContentType = "text/csv; charset=utf-8";
        response.Headers.ContentDisposition = $"attachment; filename=\"contacts-{tenant}.csv\"";
        response.Headers.CacheControl = "no-store";
        response.Headers.XContentTypeOptions = "nosniff";
        for (var index = 0; await export.Read(index) is { } part; index++)
        {
            await response.Body.WriteAsync(part, context.RequestAborted);
        }
    }
}
