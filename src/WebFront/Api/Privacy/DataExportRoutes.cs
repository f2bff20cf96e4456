using System.Collections.Immutable;
using System.Globalization;
using Chatbotics.Grains.Abstractions.Contacts;
using Chatbotics.Grains.Abstractions.People;
using Chatbotics.Grains.Abstractions.Privacy.Exports;
using Chatbotics.Grains.Abstractions.Privacy.Requests;
using Chatbotics.WebFront.Dashboard.Inbox;
using Chatbotics.WebFront.Identity;
using Chatbotics.WebFront.Privacy.Export;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Chatbotics.WebFront.Api.Privacy;

/// <summary>Copies of persons' data: made, followed, fetched, and handed over by a link.</summary>
internal static class DataExportRoutes
{
    private const string Noun = "Copies of persons' data";

    /// <summary>The operations.</summary>
    public static ImmutableArray<ApiOperation> All { get; } =
    [
        new()
        {
            Method = "GET", Path = "/privacy/exports", Noun = Noun, Id = "listDataExports", Needs = Permission.ExportData,
            Summary = "Lists the copies that are kept at present, newest first.", Answer = typeof(ApiList<DataExportModels.DataExport>), Do = List,
        },
        new()
        {
            Method = "POST", Path = "/privacy/exports", Noun = Noun, Id = "createDataExport", Needs = Permission.ExportData, Status = 202,
            Summary = "Begins to write everything of a person into a zip file: pages, JSON, and their files. Name a conversation, a contact or a request.",
            Body = typeof(DataExportModels.DataExportBody), Answer = typeof(DataExportModels.DataExport), Do = Start,
        },
        new()
        {
            Method = "GET", Path = "/privacy/exports/{export}", Noun = Noun, Id = "getDataExport", Needs = Permission.ExportData,
            Summary = "Says how far a copy is.", Answer = typeof(DataExportModels.DataExport), Do = static async call => ApiAnswer.Ok(await Known(call)),
        },
        new()
        {
            Method = "GET", Path = "/privacy/exports/{export}/file", Noun = Noun, Id = "getDataExportFile", Needs = Permission.ExportData,
            Summary = "Gives the finished zip file.", Answer = typeof(string), AnswerType = "application/zip", Do = Read,
        },
        new()
        {
            Method = "POST", Path = "/privacy/exports/{export}/link", Noun = Noun, Id = "createDataLink", Needs = Permission.ExportData, Status = 201,
            Summary = "Makes a link by which the person fetches the file without an account, and sends it into their conversation when asked to. An earlier link ends. The address is told only now.",
            Body = typeof(DataExportModels.LinkBody), Answer = typeof(DataExportModels.NewLink), Do = MakeLink,
        },
        new()
        {
            Method = "DELETE", Path = "/privacy/exports/{export}/link", Noun = Noun, Id = "endDataLink", Needs = Permission.ExportData, Status = 204,
            Summary = "Ends the link at once.", Do = End,
        },
    ];

    private static IDataExportsGrain Desk(ApiCall call) => call.Grains.GetGrain<IDataExportsGrain>(call.Tenant);

    private static IDataExportGrain Export(ApiCall call, string id) => ContactKeys.IsId(id)
        ? call.Grains.GetGrain<IDataExportGrain>(ContactKeys.Of(call.Tenant, id))
        : throw new ApiException(ApiProblem.NotFound);

    private static async Task<ApiAnswer> List(ApiCall call) =>
        ApiAnswer.Ok(new ApiList<DataExportModels.DataExport>([.. (await Desk(call).List()).Select(Model)]));

    private static async Task<ApiAnswer> Start(ApiCall call)
    {
        var body = call.Body<DataExportModels.DataExportBody>();
        Outcome begun;
        if (body.RequestId is { } request)
        {
            begun = long.TryParse(request, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
                ? await call.Grains.GetGrain<IRequestDeskGrain>(call.Tenant).Export(number, send: false)
                : Refusals.NotFound;
        }
        else
        {
            var subject = body.ContactId is { } contact ? ContactKeys.IsId(contact) ? ContactKeys.Of(call.Tenant, contact) : null
                : body.ConversationId is { } part && InboxAddress.TryDecode(call.Tenant, part, out var key) ? key.Value
                : null;
            if (subject is null)
            {
                return ApiProblem.Invalid(body.ContactId is null ? "conversationId" : "contactId", "Name a conversation, a contact or a request of this workspace.");
            }

            begun = await Desk(call).Start(call.RepeatableId, new DataExportOrder { Subject = subject });
        }

        return begun.Refusal is { } refusal ? ApiProblem.Of(refusal)
            : new ApiAnswer(202, Model(await Export(call, begun.Id!).GetStatus() ?? throw new ApiException(ApiProblem.NotFound)));
    }

    private static async Task<ApiAnswer> Read(ApiCall call)
    {
        var export = Export(call, call.Route("export"));
        if (await export.GetStatus() is not { IsDone: true })
        {
            return ApiProblem.NotFound;
        }

        DataFile.Conceal(call.Context.Response);
        return ApiAnswer.Stream(new PartStream(export), "application/zip");
    }

    private static async Task<ApiAnswer> MakeLink(ApiCall call)
    {
        await Known(call);
        var body = call.Body<DataExportModels.LinkBody>();
        var id = call.Route("export");
        var made = await Export(call, id).MakeLink(new DataLinkOrder(body.Days ?? 3, body.Downloads ?? 3, body.Send ?? false));
        var root = call.Context.RequestServices.GetRequiredService<IOptions<PeopleOptions>>().Value.PublicUrl.TrimEnd('/');
        return made.Refusal is { } refusal ? ApiProblem.Of(refusal)
            : new ApiAnswer(201, new DataExportModels.NewLink($"{root}/your-data/{call.Tenant}/{id}/{made.Id}", await Known(call)));
    }

    private static async Task<ApiAnswer> End(ApiCall call) =>
        (await Export(call, call.Route("export")).RevokeLink()).Refusal is { } refusal ? ApiProblem.Of(refusal) : ApiAnswer.Done;

    private static async Task<DataExportModels.DataExport> Known(ApiCall call) =>
        await Export(call, call.Route("export")).GetStatus() is { } status ? Model(status) : throw new ApiException(ApiProblem.NotFound);

    private static DataExportModels.DataExport Model(DataExportStatus one) => new(
        one.Id, one.IsDone, one.Messages, one.MessagesWritten, one.Files, one.FilesDone, one.LeftOut, one.Size,
        one.Request > 0 ? one.Request.ToString(CultureInfo.InvariantCulture) : null, one.BeganAt, one.ExpiresAt,
        one.Link is { } link ? new DataExportModels.DataLink(link.Until, link.Downloads, link.DownloadsLeft, link.WasSent) : null);
}
