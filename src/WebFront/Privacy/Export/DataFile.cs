using System.Globalization;
using Chatbotics.Grains.Abstractions.Privacy.Exports;
using Microsoft.AspNetCore.Http;

namespace Chatbotics.WebFront.Privacy.Export;

/// <summary>The file of a person's data as an answer: to be saved, shown by no browser, kept by no cache, found by no search engine.</summary>
internal static class DataFile
{
    /// <summary>Writes it, part by part: it may be larger than the memory.</summary>
    /// <param name="context">The request.</param>
    /// <param name="export">The file.</param>
    /// <param name="status">How it stands: done.</param>
    public static async Task Write(HttpContext context, IDataExportGrain export, DataExportStatus status)
    {
        var response = context.Response;
        response.ContentType = "application/zip";
        response.ContentLength = status.Size;
        response.Headers.ContentDisposition = string.Create(CultureInfo.InvariantCulture, $"attachment; filename=\"personal-data-{status.BeganAt.UtcDateTime:yyyy-MM-dd}.zip\"");
        response.Headers.XContentTypeOptions = "nosniff";
        Conceal(response);
        for (var index = 0; await export.Read(index) is { } part; index++)
        {
            await response.Body.WriteAsync(part, context.RequestAborted);
        }
    }

    /// <summary>Keeps an answer out of caches, search engines and other pages' logs.</summary>
    /// <param name="response">The answer.</param>
    public static void Conceal(HttpResponse response)
    {
        response.Headers.CacheControl = "no-store";
        response.Headers["X-Robots-Tag"] = "noindex, nofollow, noarchive";
        // Not "no-referrer": with that a browser calls the origin of the download's form "null", which is refused as foreign.
        response.Headers["Referrer-Policy"] = "same-origin";
    }
}
