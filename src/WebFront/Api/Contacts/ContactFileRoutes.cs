using System.Collections.Immutable;
using Chatbotics.Grains.Abstractions.Contacts;
using Chatbotics.Grains.Abstractions.Contacts.Files;
using Chatbotics.Grains.Abstractions.People;

namespace Chatbotics.WebFront.Api.Contacts;

/// <summary>Import and export of contacts.</summary>
internal static class ContactFileRoutes
{
    private const string Noun = "Import and export";
    private const int PartSize = 128 << 10;

    /// <summary>The operations.</summary>
    public static ImmutableArray<ApiOperation> All { get; } =
    [
        new()
        {
            Method = "POST", Path = "/contacts/imports", Noun = Noun, Id = "createImport", Needs = Permission.EditContacts, Status = 201,
            Summary = "Receives a CSV file of at most 10 MB, maps its columns by their headings and checks every row. Then run it.",
            Body = typeof(string), BodyType = "text/csv", Answer = typeof(ContactModels.Import), Do = Receive,
        },
        new()
        {
            Method = "GET", Path = "/contacts/imports/{import}", Noun = Noun, Id = "getImport", Needs = Permission.EditContacts,
            Summary = "Says how an import stands, and what is wrong with which row.", Answer = typeof(ContactModels.Import), Do = static call => Status(call, call.Route("import"), 200),
        },
        new()
        {
            Method = "PUT", Path = "/contacts/imports/{import}/columns", Noun = Noun, Id = "mapImport", Needs = Permission.EditContacts,
            Summary = "Says where the columns go, and checks every row again.", Body = typeof(ContactModels.ColumnsBody), Answer = typeof(ContactModels.Import), Do = Map,
        },
        new()
        {
            Method = "POST", Path = "/contacts/imports/{import}/stop", Noun = Noun, Id = "stopImport", Needs = Permission.EditContacts,
            Summary = "Stops an import. What was written stays.", Answer = typeof(ContactModels.Import), Do = Stop,
        },
        new()
        {
            Method = "POST", Path = "/contacts/imports/{import}/run", Noun = Noun, Id = "runImport", Needs = Permission.EditContacts, Status = 202,
            Summary = "Begins to write the rows that can be taken in.", Answer = typeof(ContactModels.Import), Do = Run,
        },
        new()
        {
            Method = "POST", Path = "/contacts/exports", Noun = Noun, Id = "createExport", Needs = Permission.ExportData, Status = 202,
            Summary = "Begins to write a CSV file of all contacts, or of a segment's.",
            Body = typeof(ContactModels.ExportBody), Answer = typeof(ContactModels.Export), Do = Start,
        },
        new()
        {
            Method = "GET", Path = "/contacts/exports/{export}", Noun = Noun, Id = "getExport", Needs = Permission.ExportData,
            Summary = "Says how an export stands.", Answer = typeof(ContactModels.Export), Do = static call => Status(call, call.Route("export")),
        },
        new()
        {
            Method = "GET", Path = "/contacts/exports/{export}/file", Noun = Noun, Id = "getExportFile", Needs = Permission.ExportData,
            Summary = "Gives the finished file, for a day, to keys of the member who made it.", Answer = typeof(string), AnswerType = "text/csv", Do = Read,
        },
    ];

    private static IContactImportGrain Import(ApiCall call, string id) => ContactKeys.IsId(id)
        ? call.Grains.GetGrain<IContactImportGrain>(ContactKeys.Of(call.Tenant, id))
        : throw new ApiException(ApiProblem.NotFound);

    private static IContactExportGrain Export(ApiCall call, string id) => ContactKeys.IsId(id)
        ? call.Grains.GetGrain<IContactExportGrain>(ContactKeys.Of(call.Tenant, id))
        : throw new ApiException(ApiProblem.NotFound);

    private static async Task<ApiAnswer> Receive(ApiCall call)
    {
        var id = call.RepeatableId;
        var import = Import(call, id);
        for (int index = 0, at = 0; at < call.Bytes.Length || index == 0; index++, at += PartSize)
        {
            var part = call.Bytes.Slice(at, Math.Min(PartSize, call.Bytes.Length - at)).ToArray();
            if ((await import.Receive("import.csv", index, part)).Refusal is { } refusal)
            {
                return ApiProblem.Of(refusal);
            }
        }

        return (await import.Read()).Refusal is { } wrong ? ApiProblem.Of(wrong) : await Status(call, id, 201);
    }

    private static async Task<ApiAnswer> Map(ApiCall call)
    {
        var import = await Known(call);
        return (await import.Map(call.Body<ContactModels.ColumnsBody>().Fields ?? [])).Refusal is { } refusal
            ? ApiProblem.Of(refusal with { Field = refusal.Field ?? "fields" })
            : await Status(call, call.Route("import"), 200);
    }

    private static async Task<ApiAnswer> Stop(ApiCall call)
    {
        await (await Known(call)).Stop();
        return await Status(call, call.Route("import"), 200);
    }

    private static async Task<IContactImportGrain> Known(ApiCall call)
    {
        var import = Import(call, call.Route("import"));
        return (await import.GetStatus()).Stage is ImportStage.None ? throw new ApiException(ApiProblem.NotFound) : import;
    }

    private static async Task<ApiAnswer> Run(ApiCall call) =>
        (await Import(call, call.Route("import")).GetStatus()).Stage is ImportStage.None ? ApiProblem.NotFound :
        (await Import(call, call.Route("import")).Run()).Refusal is { } refusal ? ApiProblem.Of(refusal) : await Status(call, call.Route("import"), 202);

    private static async Task<ApiAnswer> Status(ApiCall call, string id, int status)
    {
        var import = await Import(call, id).GetStatus();
        return import.Stage is ImportStage.None ? ApiProblem.NotFound : new ApiAnswer(status, new ContactModels.Import(
            id,
            ApiWords.Of(import.Stage),
            import.Rows,
            import.Taken,
            import.Created,
            import.Updated,
            import.Bad,
            [.. import.Columns.Select(static column => new ContactModels.Column(column.Header, column.Field))],
            [.. import.Problems.Select(static problem => new ContactModels.Problem(problem.Row, problem.Column, Sentences.Say(problem.Text)))]));
    }

    private static async Task<ApiAnswer> Start(ApiCall call)
    {
        ImmutableArray<ContactCondition> where = [];
        if (call.Body<ContactModels.ExportBody>().SegmentId is { Length: > 0 } segment)
        {
            if ((await call.Grains.GetGrain<IContactsGrain>(call.Tenant).ListSegments()).FirstOrDefault(one => one.Id == segment) is not { } found)
            {
                return ApiProblem.Invalid("segmentId", "No segment has this id. GET /segments lists them.");
            }

            where = found.Where;
        }

        var id = call.RepeatableId;
        return (await Export(call, id).Start(where)).Refusal is { } refusal ? ApiProblem.Of(refusal) : await Status(call, id) with { Status = 202 };
    }

    private static async Task<ApiAnswer> Status(ApiCall call, string id) => await Export(call, id).GetStatus() is { } export
        ? ApiAnswer.Ok(new ContactModels.Export(id, export.Total, export.Written, export.IsDone, export.ExpiresAt))
        : ApiProblem.NotFound;

    private static async Task<ApiAnswer> Read(ApiCall call)
    {
        var export = Export(call, call.Route("export"));
        if (await export.GetStatus() is not { IsDone: true })
        {
            return ApiProblem.NotFound;
        }

        var file = new MemoryStream();
        for (var index = 0; await export.Read(index) is { } part; index++)
        {
            file.Write(part);
        }

        return new ApiAnswer(200, file.ToArray());
    }
}
