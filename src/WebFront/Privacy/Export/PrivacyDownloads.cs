using System.Globalization;
using Chatbotics.Grains.Abstractions.Contacts;
using Chatbotics.Grains.Abstractions.People;
using Chatbotics.Grains.Abstractions.Privacy.Exports;
using Chatbotics.Grains.Abstractions.Privacy.Receipts;
using Chatbotics.Grains.Abstractions.Privacy.Requests;
using Chatbotics.WebFront.Identity.Access;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

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
        app.MapGet("/privacy/{tenant}/requests/{number:long}/evidence/{evidenceId}", Evidence).RequirePermission(Permission.ManagePrivacy);
        app.MapGet("/privacy/{tenant}/exports/{id}.zip", (Delegate)Export).RequirePermission(Permission.ExportData);
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

    private static async Task<IResult> Evidence(string tenant, long number, string evidenceId, HttpContext context, IGrainFactory grains)
    {
        if (!Guid.TryParseExact(evidenceId, "N", out var id) || await grains.GetGrain<IRequestDeskGrain>(tenant).ReadEvidence(number, id) is not { } file)
        {
            return Results.NotFound();
        }

        // To be saved, whatever it is: nothing that somebody sent is shown by this address.
        DataFile.Conceal(context.Response);
        context.Response.Headers.XContentTypeOptions = "nosniff";
        return Results.File([.. file.Content], "application/octet-stream", file.Name);
    }

    private static async Task Export(string tenant, string id, HttpContext context, IGrainFactory grains)
    {
        var export = ContactKeys.IsId(id) ? grains.GetGrain<IDataExportGrain>(ContactKeys.Of(tenant, id)) : null;
        if (export is null || await export.GetStatus() is not { IsDone: true } status)
        {
            await NotFound.Write(context);
            return;
        }

        await DataFile.Write(context, export, status);
    }
}
