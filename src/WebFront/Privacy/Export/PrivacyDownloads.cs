using System.Globalization;
using Chatbotics.Grains.Abstractions.Audit;
using Chatbotics.Grains.Abstractions.Conversations;
using Chatbotics.Grains.Abstractions.Media;
using Chatbotics.Grains.Abstractions.People;
using Chatbotics.Grains.Abstractions.Privacy;
using Chatbotics.Grains.Abstractions.Privacy.Receipts;
using Chatbotics.Grains.Abstractions.Tenancy;
using Chatbotics.WebFront.Identity.Access;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Http.Features;

namespace Chatbotics.WebFront.Privacy.Export;

/// <summary>What is downloaded from the privacy area: the ledger, a receipt, a person's data.</summary>
internal static class PrivacyDownloads
{
    /// <summary>Maps them.</summary>
    /// <param name="app">The host.</param>
    public static void Map(WebApplication app)
    {
        app.MapGet("/privacy/{tenant}/ledger.json", Ledger).RequirePermission(Permission.ManagePrivacy);
        app.MapGet("/privacy/{tenant}/receipts/{number:long}", Receipt).RequirePermission(Permission.ManagePrivacy);
        app.MapGet("/privacy/{tenant}/export", Export).RequirePermission(Permission.ExportData);
    }

    private static async Task<IResult> Ledger(string tenant, IGrainFactory grains)
    {
        var ledger = grains.GetGrain<IReceiptLedgerGrain>(tenant);
        var all = new List<ErasureReceipt>();
        for (var before = long.MaxValue; before > 1;)
        {
            var page = await ledger.Read(before, 200);
            if (page.IsEmpty)
            {
                break;
            }

            all.AddRange(page);
            before = page[^1].Number;
        }

        all.Reverse();
        return Results.File(System.Text.Encoding.UTF8.GetBytes(ReceiptFile.Write([.. all])), "application/json", $"ledger-{tenant}.json");
    }

    private static async Task<IResult> Receipt(string tenant, long number, IGrainFactory grains) =>
        await grains.GetGrain<IReceiptLedgerGrain>(tenant).Get(number) is { } receipt
            ? Results.File(
                System.Text.Encoding.UTF8.GetBytes(ReceiptFile.Write(receipt)),
                "application/json",
                string.Create(CultureInfo.InvariantCulture, $"receipt-{tenant}-{number:0000}.json"))
            : Results.NotFound();

    private static async Task Export(
        string tenant, string? conversation, HttpContext context, IGrainFactory grains, [FromServices] IMediaFiles files, TimeProvider time)
    {
        if (Read(tenant, conversation) is not { } key)
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        var now = time.GetUtcNow();
        var note = AuditNote.OfCaller(Guid.CreateVersion7(now), now, PrivacyAuditActions.DataExported, null, new AuditDetail("channel", key.Connection.Platform.ToString()));
        using (Caller.Use(Caller.Engine))
        {
            await grains.GetGrain<IAuditGrain>(tenant).Append(note);
        }

        if (context.Features.Get<IHttpBodyControlFeature>() is { } body)
        {
            // The zip's directory is written when it is closed, and the archive closes synchronously in places.
            body.AllowSynchronousIO = true;
        }

        context.Response.ContentType = "application/zip";
        context.Response.Headers.ContentDisposition = string.Create(CultureInfo.InvariantCulture, $"attachment; filename=\"personal-data-{now:yyyy-MM-dd}.zip\"");
        context.Response.Headers.CacheControl = "no-store";
        await new ContactExport(grains, files).Write(key, now, context.Response.Body, context.RequestAborted);
    }

    private static ConversationKey? Read(string tenant, string? conversation)
    {
        try
        {
            return conversation is { Length: > 0 and < 1_200 } && ConversationKey.Parse(conversation) is var key
                && string.Equals(key.Tenant, tenant, StringComparison.Ordinal) ? key : null;
        }
        catch (InvalidKeyPartException)
        {
            return null;
        }
    }
}
