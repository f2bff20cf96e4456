using Chatbotics.Grains.Abstractions.Contacts;
using Chatbotics.Grains.Abstractions.People;
using Chatbotics.Grains.Abstractions.Privacy.Exports;
using Chatbotics.Grains.Abstractions.Tenancy;
using Chatbotics.WebFront.Identity.Access;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Chatbotics.WebFront.Privacy.Export;

/// <summary>
/// A person's data by its link, without an account: <c>POST /your-data/{workspace}/{id}/{secret}</c>. The page at the same address
/// has the button; what only looks at links, as chats do to show a preview, fetches nothing and counts as nothing.
/// </summary>
internal static class DataLinks
{
    private const int MostSecret = 64;

    /// <summary>Maps it.</summary>
    /// <param name="app">The host.</param>
    public static void Map(WebApplication app) =>
        app.MapPost("/your-data/{workspace}/{id}/{secret}/file", (Delegate)Fetch).AllowAnonymous().DisableAntiforgery();

    /// <summary>The file that an address may lead to; null when the address can't be one.</summary>
    /// <param name="grains">The files.</param>
    /// <param name="workspace">The workspace; hostile.</param>
    /// <param name="id">The export's id; hostile.</param>
    /// <param name="secret">The secret; hostile.</param>
    public static IDataExportGrain? Find(IGrainFactory grains, string workspace, string id, string secret) =>
        GrainKeys.IsTenantId(workspace) && ContactKeys.IsId(id) && secret is { Length: > 0 and <= MostSecret }
            ? grains.GetGrain<IDataExportGrain>(ContactKeys.Of(workspace, id))
            : null;

    private static async Task Fetch(string workspace, string id, string secret, HttpContext context, IGrainFactory grains)
    {
        using var engine = Caller.Use(Caller.Engine);
        if (Find(grains, workspace, id, secret) is not { } export || await export.FetchByLink(secret) is not { } status)
        {
            DataFile.Conceal(context.Response);
            await NotFound.Write(context);
            return;
        }

        await DataFile.Write(context, export, status);
    }
}
