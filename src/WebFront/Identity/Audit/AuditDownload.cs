using System.Globalization;
using Chatbotics.Grains.Abstractions.Audit;
using Chatbotics.Grains.Abstractions.People;
using Chatbotics.WebFront.Identity.Access;
using Microsoft.AspNetCore.Http;

namespace Chatbotics.WebFront.Identity.Audit;

/// <summary>The audit log as a file: <c>GET /settings/{tenant}/audit.csv</c> and <c>audit.json</c>, filtered by <c>action</c>, <c>actor</c>, <c>from</c> and <c>until</c> (ISO 8601). Downloading is an act, and noted.</summary>
internal static class AuditDownload
{
    /// <summary>Streams the file.</summary>
    /// <param name="context">The request.</param>
    /// <param name="tenant">The workspace; the gate has let the caller in.</param>
    /// <param name="format">"csv" or "json".</param>
    /// <param name="grains">The cluster.</param>
    /// <param name="time">The clock.</param>
    public static async Task Handle(HttpContext context, string tenant, string format, IGrainFactory grains, TimeProvider time)
    {
        if (format is not ("csv" or "json"))
        {
            await NotFound.Write(context);
            return;
        }

        var audit = grains.GetGrain<IAuditGrain>(tenant);
        var people = await grains.GetGrain<IPeopleGrain>(tenant).List();
        await audit.Append(AuditNote.OfCaller(
            Guid.CreateVersion7(time.GetUtcNow()), time.GetUtcNow(), AuditActions.AuditExported, null, new AuditDetail("format", format)));

        var response = context.Response;
        response.ContentType = format == "csv" ? "text/csv; charset=utf-8" : "application/json";
        response.Headers.ContentDisposition = string.Create(
            CultureInfo.InvariantCulture, $"attachment; filename=\"audit-{tenant}-{time.GetUtcNow():yyyy-MM-dd}.{format}\"");
        response.Headers.CacheControl = "no-store";
        response.Headers.XContentTypeOptions = "nosniff";
        var entries = AuditExport.All(audit, Query(context.Request.Query), context.RequestAborted);
        await (format == "csv"
            ? AuditExport.Csv(entries, people, response.Body, context.RequestAborted)
            : AuditExport.Json(entries, response.Body, context.RequestAborted));
    }

    private static AuditQuery Query(IQueryCollection asked) => new()
    {
        Action = Text(asked["action"]),
        ActorId = Text(asked["actor"]),
        From = Time(asked["from"]),
        Until = Time(asked["until"]),
    };

    private static string? Text(string? value) => string.IsNullOrEmpty(value) ? null : value;

    private static DateTimeOffset? Time(string? value) =>
        DateTimeOffset.TryParse(value, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) ? time : null;
}
