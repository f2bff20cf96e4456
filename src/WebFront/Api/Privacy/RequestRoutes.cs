using System.Collections.Immutable;
using System.Globalization;
using Chatbotics.Grains.Abstractions.Conversations;
using Chatbotics.Grains.Abstractions.People;
using Chatbotics.Grains.Abstractions.Privacy.Requests;
using Chatbotics.WebFront.Dashboard.Inbox;
using Chatbotics.WebFront.Privacy.Export;

namespace Chatbotics.WebFront.Api.Privacy;

/// <summary>Requests of people about their data: access, correction, erasure, a copy to take along, objection, withdrawal.</summary>
internal static class RequestRoutes
{
    private const string Noun = "Privacy requests";

    /// <summary>The operations.</summary>
    public static ImmutableArray<ApiOperation> All { get; } =
    [
        new()
        {
            Method = "GET", Path = "/privacy/requests", Noun = Noun, Id = "listRequests", Needs = Permission.ManagePrivacy,
            Summary = "Lists requests of people about their data, the most urgent first. They are urgent from day 20 of 30 on.",
            Answer = typeof(ApiList<RequestModels.Request>), Do = List,
        },
        new()
        {
            Method = "POST", Path = "/privacy/requests", Noun = Noun, Id = "createRequest", Needs = Permission.ManagePrivacy, Status = 201,
            Summary = "Writes a request down; the 30 days begin now.", Body = typeof(RequestModels.RequestBody), Answer = typeof(RequestModels.Request), Do = Create,
        },
        new()
        {
            Method = "GET", Path = "/privacy/requests/{request}", Noun = Noun, Id = "getRequest", Needs = Permission.ManagePrivacy,
            Summary = "Gives a request.", Answer = typeof(RequestModels.Request), Do = Get,
        },
        new()
        {
            Method = "POST", Path = "/privacy/requests/{request}/step", Noun = Noun, Id = "moveRequest", Needs = Permission.ManagePrivacy,
            Summary = "Moves a request on: identified, carried_out, answered, or refused with a reason.",
            Body = typeof(RequestModels.StepBody), Answer = typeof(RequestModels.Request), Do = Move,
        },
        new()
        {
            Method = "POST", Path = "/privacy/requests/{request}/erase", Noun = Noun, Id = "eraseForRequest", Needs = Permission.ManagePrivacy, Status = 202,
            Summary = "Erases whoever asked, once the identity is checked. The answer's erasureId leads to how it goes, and to the receipt.", Answer = typeof(RequestModels.Request), Do = Erase,
        },
        new()
        {
            Method = "POST", Path = "/privacy/requests/{request}/carry-out", Noun = Noun, Id = "carryOutRequest", Needs = Permission.ManagePrivacy, Status = 202,
            Summary = "Carries a request out as its kind says, once the identity is checked: access and portability begin the copy (exportId), erasure the erasure (erasureId); a correction edits the field (name, language, timeZone, phone, email, or an attribute's id); objection and withdrawal stop AI agents and marketing.",
            Body = typeof(RequestModels.ActBody), Answer = typeof(RequestModels.Request), Do = CarryOut,
        },
        new()
        {
            Method = "POST", Path = "/privacy/requests/{request}/evidence", Noun = Noun, Id = "addEvidence", Needs = Permission.ManagePrivacy, Status = 201,
            Summary = "Adds what shows how a request was handled: a note, or a file of at most 5 MB (PDF, picture, text) as base64. Kinds: note, identity, correspondence, outcome.",
            Body = typeof(RequestModels.EvidenceBody), Answer = typeof(RequestModels.Request), Do = AddEvidence,
        },
        new()
        {
            Method = "GET", Path = "/privacy/requests/{request}/evidence/{evidence}", Noun = Noun, Id = "getEvidence", Needs = Permission.ManagePrivacy,
            Summary = "Gives a file of a request.", Answer = typeof(string), AnswerType = "application/octet-stream", Do = ReadEvidence,
        },
    ];

    private static IRequestDeskGrain Desk(ApiCall call) => call.Grains.GetGrain<IRequestDeskGrain>(call.Tenant);

    private static async Task<PrivacyRequest> Find(ApiCall call) =>
        long.TryParse(call.Route("request"), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            && (await Desk(call).List()).FirstOrDefault(one => one.Number == number) is { } found
            ? found
            : throw new ApiException(ApiProblem.NotFound);

    private static async Task<ApiAnswer> List(ApiCall call) =>
        ApiAnswer.Ok(new ApiList<RequestModels.Request>([.. (await Desk(call).List()).Select(one => Model(call, one))]));

    private static async Task<ApiAnswer> Get(ApiCall call) => ApiAnswer.Ok(Model(call, await Find(call)));

    private static async Task<ApiAnswer> Create(ApiCall call)
    {
        var body = call.Body<RequestModels.RequestBody>();
        var conversation = default(ConversationKey);
        if (body.ConversationId is { } id && !InboxAddress.TryDecode(call.Tenant, id, out conversation))
        {
            return ApiProblem.Invalid("conversationId", "There is no such conversation.");
        }

        var outcome = await Desk(call).Open(new NewRequest
        {
            Kind = ApiCall.Word<RequestKind>("kind", body.Kind) ?? throw new ApiException(ApiProblem.Invalid("kind", "Say what the person wants.")),
            Person = body.Person ?? "",
            Way = body.Way ?? "",
            Conversation = conversation.Value,
        });
        if (outcome.Refusal is { } refusal)
        {
            return ApiProblem.Of(refusal);
        }

        var made = (await Desk(call).List()).First(one => one.Number.ToString(CultureInfo.InvariantCulture) == outcome.Id);
        return ApiAnswer.Made("/privacy/requests/" + outcome.Id, Model(call, made));
    }

    private static async Task<ApiAnswer> Move(ApiCall call)
    {
        var found = await Find(call);
        var body = call.Body<RequestModels.StepBody>();
        var step = ApiCall.Word<RequestStep>("step", body.Step) ?? throw new ApiException(ApiProblem.Invalid("step", "Say how far it is."));
        var outcome = await Desk(call).Move(found.Number, step, body.Note ?? "");
        return outcome.Refusal is { } refusal ? ApiProblem.Of(refusal) : await Get(call);
    }

    private static async Task<ApiAnswer> Erase(ApiCall call)
    {
        var outcome = await Desk(call).Erase((await Find(call)).Number);
        return outcome.Refusal is { } refusal ? ApiProblem.Of(refusal) : new ApiAnswer(202, Model(call, await Find(call)));
    }

    private static async Task<ApiAnswer> CarryOut(ApiCall call)
    {
        var found = await Find(call);
        var body = call.Body<RequestModels.ActBody>();
        var outcome = await Desk(call).CarryOut(found.Number, body.Field is { } field ? new RequestChange(field, body.Value ?? "") : null);
        return outcome.Refusal is { } refusal ? ApiProblem.Of(refusal) : new ApiAnswer(202, Model(call, await Find(call)));
    }

    private static async Task<ApiAnswer> AddEvidence(ApiCall call)
    {
        var found = await Find(call);
        var body = call.Body<RequestModels.EvidenceBody>();
        var content = new byte[(body.Content?.Length ?? 0) / 4 * 3];
        if (!Convert.TryFromBase64String(body.Content ?? "", content, out var length))
        {
            return ApiProblem.Invalid("content", "Give the file's bytes as base64.");
        }

        var outcome = await Desk(call).AddEvidence(found.Number, new NewEvidence
        {
            Kind = ApiCall.Word<EvidenceKind>("kind", body.Kind) ?? EvidenceKind.Note,
            Text = body.Text ?? "",
            FileName = length > 0 ? body.FileName ?? "file" : null,
            Content = [.. content.AsSpan(0, length)],
        });
        return outcome.Refusal is { } refusal ? ApiProblem.Of(refusal) : new ApiAnswer(201, Model(call, await Find(call)));
    }

    private static async Task<ApiAnswer> ReadEvidence(ApiCall call)
    {
        if (!Guid.TryParseExact(call.Route("evidence"), "N", out var id) || await Desk(call).ReadEvidence((await Find(call)).Number, id) is not { } file)
        {
            return ApiProblem.NotFound;
        }

        DataFile.Conceal(call.Context.Response);
        call.Context.Response.Headers.XContentTypeOptions = "nosniff";
        call.Context.Response.Headers.ContentDisposition = "attachment";
        return ApiAnswer.Stream(new MemoryStream([.. file.Content]), "application/octet-stream");
    }

    private static RequestModels.Request Model(ApiCall call, PrivacyRequest one) => new(
        one.Number.ToString(CultureInfo.InvariantCulture),
        ApiWords.Of(one.Kind),
        one.Person,
        one.Way,
        one.Conversation is { } key && ConversationKey.TryParse(key, out var conversation) ? InboxAddress.Encode(conversation) : null,
        one.ReceivedAt,
        one.DueAt,
        !one.IsClosed && (call.Context.RequestServices.GetService(typeof(TimeProvider)) as TimeProvider ?? TimeProvider.System).GetUtcNow() >= one.ReceivedAt + PrivacyRequest.AlarmAfter,
        ApiWords.Of(one.Step),
        one.Note,
        one.Erasure,
        one.Export,
        one.ClosedAt,
        [.. one.Evidence.Select(static evidence => new RequestModels.Evidence(
            evidence.Id.ToString("N"), ApiWords.Of(evidence.Kind), evidence.At, evidence.Text, evidence.FileName, evidence.FileType, evidence.Size))]);
}
