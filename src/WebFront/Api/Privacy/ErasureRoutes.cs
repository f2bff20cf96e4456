using System.Collections.Immutable;
using System.Globalization;
using Chatbotics.Grains.Abstractions.Agents;
using Chatbotics.Grains.Abstractions.Contacts;
using Chatbotics.Grains.Abstractions.People;
using Chatbotics.Grains.Abstractions.Privacy.Erasures;
using Chatbotics.Grains.Abstractions.Privacy.Receipts;
using Chatbotics.Grains.Abstractions.Tenancy;
using Chatbotics.WebFront.Dashboard.Inbox;

namespace Chatbotics.WebFront.Api.Privacy;

/// <summary>Erasures and the ledger of their receipts. Each kind needs its own permission besides.</summary>
internal static class ErasureRoutes
{
    private const string Noun = "Erasures";

    /// <summary>The operations.</summary>
    public static ImmutableArray<ApiOperation> All { get; } =
    [
        new()
        {
            Method = "GET", Path = "/erasures", Noun = Noun, Id = "listErasures", Needs = Permission.ManagePrivacy,
            Summary = "Lists erasures: those under way, and the latest that are done.", Answer = typeof(ApiList<ErasureModels.Erasure>), Do = List,
        },
        new()
        {
            Method = "POST", Path = "/erasures", Noun = Noun, Id = "orderErasure", Needs = Permission.ManagePrivacy, Status = 202,
            Summary = "Erases for good: kind message (one conversationId, messageKeys), conversation (conversationIds), contact (contactId), knowledge (knowledgeId, sourceId) or member (memberId). It goes on by itself and ends in a signed receipt.",
            Body = typeof(ErasureModels.ErasureBody), Answer = typeof(ErasureModels.Erasure), Do = Order,
        },
        new()
        {
            Method = "POST", Path = "/erasures/preview", Noun = Noun, Id = "previewErasure", Needs = Permission.ManagePrivacy,
            Summary = "Counts what an erasure would take, and what a legal hold would keep; -1 stands for too many to count at once.",
            Body = typeof(ErasureModels.ErasureBody), Answer = typeof(ErasureModels.ErasurePreview), Do = Preview,
        },
        new()
        {
            Method = "GET", Path = "/erasures/{erasure}", Noun = Noun, Id = "getErasure", Needs = Permission.ManagePrivacy,
            Summary = "Tells how an erasure stands, store by store.", Answer = typeof(ErasureModels.Erasure), Do = Get,
        },
        new()
        {
            Method = "GET", Path = "/receipts", Noun = Noun, Id = "listReceipts", Needs = Permission.ManagePrivacy,
            Summary = "Lists receipts, newest first. Each holds the hash of the one before.",
            Query = [("limit", "1 to 100, otherwise 50"), ("cursor", "The nextCursor of an earlier page")],
            Answer = typeof(ApiList<ErasureModels.Receipt>), Do = ListReceipts,
        },
        new()
        {
            Method = "GET", Path = "/receipts/{receipt}", Noun = Noun, Id = "getReceipt", Needs = Permission.ManagePrivacy,
            Summary = "Gives a receipt by its number, with the file that anybody can check.", Answer = typeof(ErasureModels.Receipt), Do = GetReceipt,
        },
    ];

    private static async Task<ApiAnswer> List(ApiCall call) => ApiAnswer.Ok(new ApiList<ErasureModels.Erasure>(
        [.. (await call.Grains.GetGrain<IErasureDeskGrain>(call.Tenant).List()).Select(Model)]));

    private static async Task<ApiAnswer> Order(ApiCall call)
    {
        var outcome = await call.Grains.GetGrain<IErasureDeskGrain>(call.Tenant).Begin(Ordered(call));
        return outcome.Refusal is { } refusal ? ApiProblem.Of(refusal) : new ApiAnswer(202, Model(await Find(call, outcome.Id!))) { Location = ApiOperations.Root + "/erasures/" + outcome.Id };
    }

    private static async Task<ApiAnswer> Preview(ApiCall call)
    {
        var preview = await call.Grains.GetGrain<IErasureDeskGrain>(call.Tenant).Preview(Ordered(call));
        return ApiAnswer.Ok(new ErasureModels.ErasurePreview(preview.Conversations, preview.Messages, preview.Media, preview.Oldest, preview.Held));
    }

    /// <summary>The order that the body describes.</summary>
    private static ErasureOrder Ordered(ApiCall call)
    {
        var body = call.Body<ErasureModels.ErasureBody>();
        var kind = ApiCall.Word<ErasureKind>("kind", body.Kind) ?? throw new ApiException(ApiProblem.Invalid("kind", "Say what is to be erased."));
        var subjects = kind switch
        {
            ErasureKind.Message when Conversations(call, body) is [var one] && body.MessageKeys is { IsDefaultOrEmpty: false } keys => [one, .. keys],
            ErasureKind.Conversation => Conversations(call, body),
            ErasureKind.Contact when ContactKeys.IsId(body.ContactId) => [ContactKeys.Of(call.Tenant, body.ContactId!)],
            ErasureKind.Member when body.MemberId is { } member => [member],
            ErasureKind.Knowledge when body.KnowledgeId is { } known && GrainKeys.IsPart(known) && (body.SourceId is null || GrainKeys.IsPart(body.SourceId)) =>
                [body.SourceId is { } source ? AgentKeys.Of(call.Tenant, known, source) : AgentKeys.Of(call.Tenant, known)],
            ErasureKind.Connection or ErasureKind.Workspace or ErasureKind.Login => throw new ApiException(ApiProblem.Invalid("kind", "Channels and workspaces are erased in the dashboard.")),
            _ => ImmutableArray<string>.Empty,
        };
        return subjects.IsEmpty
            ? throw new ApiException(ApiProblem.Invalid("kind", "Name what is to be erased: the ids that belong to this kind."))
            : new ErasureOrder { Kind = kind, Cause = ErasureCause.Team, Subjects = subjects, Id = call.RepeatableId };
    }

    private static async Task<ApiAnswer> Get(ApiCall call) => ApiAnswer.Ok(Model(await Find(call, call.Route("erasure"))));

    private static async Task<ApiAnswer> ListReceipts(ApiCall call)
    {
        var before = long.MaxValue;
        if (call.Cursor is { } cursor && !long.TryParse(cursor, NumberStyles.None, CultureInfo.InvariantCulture, out before))
        {
            throw new ApiException(ApiProblem.Invalid("cursor", "Use the nextCursor of an earlier answer."));
        }

        var receipts = await call.Grains.GetGrain<IReceiptLedgerGrain>(call.Tenant).Read(before, call.Limit);
        var next = receipts is [.., { Number: > 1 and var last }] && receipts.Length == call.Limit ? last.ToString(CultureInfo.InvariantCulture) : null;
        return ApiAnswer.Ok(new ApiList<ErasureModels.Receipt>([.. receipts.Select(Model)], next));
    }

    private static async Task<ApiAnswer> GetReceipt(ApiCall call) =>
        long.TryParse(call.Route("receipt"), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            && await call.Grains.GetGrain<IReceiptLedgerGrain>(call.Tenant).Get(number) is { } receipt
            ? ApiAnswer.Ok(Model(receipt))
            : ApiProblem.NotFound;

    private static async Task<ErasureStatus> Find(ApiCall call, string id) =>
        GrainKeys.IsPart(id) && await call.Grains.GetGrain<IErasureGrain>($"{call.Tenant}/{id}").Get() is { } status ? status : throw new ApiException(ApiProblem.NotFound);

    private static ImmutableArray<string> Conversations(ApiCall call, ErasureModels.ErasureBody body) =>
    [
        .. (body.ConversationIds ?? []).Select(id => InboxAddress.TryDecode(call.Tenant, id ?? "", out var key)
            ? key.Value
            : throw new ApiException(ApiProblem.Invalid("conversationIds", "One of the conversations doesn't exist."))),
    ];

    private static ErasureModels.Erasure Model(ErasureStatus one) => new(
        one.Id,
        ApiWords.Of(one.Kind),
        ApiWords.Of(one.Cause),
        ApiWords.Of(one.Phase),
        [.. one.Stores.Select(static store => new ErasureModels.Store(store.Store, store.Removed, store.IsDone))],
        one.Conversations,
        one.Messages,
        one.Media,
        one.StartedAt,
        one.FinishedAt,
        one.Receipt > 0 ? one.Receipt : null,
        one.RequestId,
        one.Policy);

    private static ErasureModels.Receipt Model(ErasureReceipt one) =>
        new(one.Number, ApiWords.Of(one.Kind), ApiWords.Of(one.Cause), one.FinishedAt, one.BackupsClearBy, ReceiptFile.Write(one));
}
