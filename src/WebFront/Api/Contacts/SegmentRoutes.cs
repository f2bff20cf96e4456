using System.Collections.Immutable;
using Chatbotics.Grains.Abstractions.Contacts;
using Chatbotics.Grains.Abstractions.People;

namespace Chatbotics.WebFront.Api.Contacts;

/// <summary>Segments, and the catalogue of attributes.</summary>
internal static class SegmentRoutes
{
    private const string Segments = "Segments";
    private const string Attributes = "Attributes";

    /// <summary>The operations.</summary>
    public static ImmutableArray<ApiOperation> All { get; } =
    [
        new()
        {
            Method = "GET", Path = "/segments", Noun = Segments, Id = "listSegments", Needs = Permission.ViewContacts,
            Summary = "Lists the segments with how many contacts match now.", Answer = typeof(ApiList<ContactModels.Segment>), Do = ListSegments,
        },
        new()
        {
            Method = "POST", Path = "/segments", Noun = Segments, Id = "createSegment", Needs = Permission.EditContacts, Status = 201,
            Summary = "Saves a filter. Fields: channel, label, language, blocked, created, last_seen, phone, email, attribute:ID. Operators: is, is_not, is_set, is_not_set, below, above, within_days, not_within_days.",
            Body = typeof(ContactModels.SegmentBody), Answer = typeof(ContactModels.Segment), Do = call => SaveSegment(call, null),
        },
        new()
        {
            Method = "PUT", Path = "/segments/{segment}", Noun = Segments, Id = "updateSegment", Needs = Permission.EditContacts,
            Summary = "Changes a segment.",
            Body = typeof(ContactModels.SegmentBody), Answer = typeof(ContactModels.Segment), Do = call => SaveSegment(call, call.Route("segment")),
        },
        new()
        {
            Method = "DELETE", Path = "/segments/{segment}", Noun = Segments, Id = "deleteSegment", Needs = Permission.EditContacts, Status = 204,
            Summary = "Deletes a segment; its contacts stay.", Do = DeleteSegment,
        },
        new()
        {
            Method = "GET", Path = "/attributes", Noun = Attributes, Id = "listAttributes", Needs = Permission.ViewContacts,
            Summary = "Lists the custom attributes of contacts.", Answer = typeof(ApiList<ContactModels.Attribute>), Do = ListAttributes,
        },
        new()
        {
            Method = "POST", Path = "/attributes", Noun = Attributes, Id = "createAttribute", Needs = Permission.ManageInboxSettings, Status = 201,
            Summary = "Makes an attribute: text, number, date, list or checkbox.",
            Body = typeof(ContactModels.AttributeBody), Answer = typeof(ContactModels.Attribute), Do = call => SaveAttribute(call, null),
        },
        new()
        {
            Method = "PUT", Path = "/attributes/{attribute}", Noun = Attributes, Id = "updateAttribute", Needs = Permission.ManageInboxSettings,
            Summary = "Changes an attribute's name, options and description.",
            Body = typeof(ContactModels.AttributeBody), Answer = typeof(ContactModels.Attribute), Do = call => SaveAttribute(call, call.Route("attribute")),
        },
        new()
        {
            Method = "DELETE", Path = "/attributes/{attribute}", Noun = Attributes, Id = "deleteAttribute", Needs = Permission.ManageInboxSettings, Status = 204,
            Summary = "Deletes an attribute; its values go from every contact.", Do = DeleteAttribute,
        },
    ];

    private static IContactsGrain Contacts(ApiCall call) => call.Grains.GetGrain<IContactsGrain>(call.Tenant);

    private static async Task<ApiAnswer> DeleteSegment(ApiCall call) =>
        (await Contacts(call).ListSegments()).Any(one => one.Id == call.Route("segment")) ? await Deleted(Contacts(call).DeleteSegment(call.Route("segment"))) : ApiProblem.NotFound;

    private static async Task<ApiAnswer> DeleteAttribute(ApiCall call) =>
        (await Contacts(call).ListAttributes()).Any(one => one.Id == call.Route("attribute")) ? await Deleted(Contacts(call).DeleteAttribute(call.Route("attribute"))) : ApiProblem.NotFound;

    private static async Task<ApiAnswer> Deleted(Task<Outcome> deleting) => (await deleting).Refusal is { } refusal ? ApiProblem.Of(refusal) : ApiAnswer.Done;

    private static async Task<ApiAnswer> ListSegments(ApiCall call)
    {
        var all = ImmutableArray.CreateBuilder<ContactModels.Segment>();
        foreach (var segment in await Contacts(call).ListSegments())
        {
            all.Add(Model(segment, await Contacts(call).Count(segment.Where)));
        }

        return ApiAnswer.Ok(new ApiList<ContactModels.Segment>(all.ToImmutable()));
    }

    private static async Task<ApiAnswer> SaveSegment(ApiCall call, string? id)
    {
        var body = call.Body<ContactModels.SegmentBody>();
        ImmutableArray<ContactCondition> where =
        [
            .. (body.Where ?? []).Select(static (one, index) => new ContactCondition(
                one.Field ?? "", ApiCall.Word<ContactOperator>($"where[{index}].operator", one.Operator ?? "")!.Value, one.Value)),
        ];
        var outcome = await Contacts(call).SaveSegment(id, body.Name ?? "", where);
        if (outcome.Refusal is { } refusal)
        {
            return ApiProblem.Of(refusal);
        }

        var saved = Model(new ContactSegment(outcome.Id!, body.Name!.Trim(), where), await Contacts(call).Count(where));
        return id is null ? ApiAnswer.Made("/segments", saved) : ApiAnswer.Ok(saved);
    }

    private static async Task<ApiAnswer> ListAttributes(ApiCall call) =>
        ApiAnswer.Ok(new ApiList<ContactModels.Attribute>([.. (await Contacts(call).ListAttributes()).Select(Model)]));

    private static async Task<ApiAnswer> SaveAttribute(ApiCall call, string? id)
    {
        var body = call.Body<ContactModels.AttributeBody>();
        var old = id is null ? null : (await Contacts(call).ListAttributes()).FirstOrDefault(one => one.Id == id);
        var outcome = await Contacts(call).SaveAttribute(id, new AttributeDefinition
        {
            Id = "",
            Name = body.Name ?? old?.Name ?? "",
            Kind = ApiCall.Word<AttributeKind>("kind", body.Kind) ?? old?.Kind ?? AttributeKind.Text,
            Options = body.Options ?? old?.Options ?? [],
            Description = body.Description ?? old?.Description,
        });
        if (outcome.Refusal is { } refusal)
        {
            return ApiProblem.Of(refusal);
        }

        var saved = Model((await Contacts(call).ListAttributes()).First(one => one.Id == outcome.Id));
        return id is null ? ApiAnswer.Made("/attributes", saved) : ApiAnswer.Ok(saved);
    }

    private static ContactModels.Segment Model(ContactSegment segment, long count) => new(
        segment.Id, segment.Name, [.. segment.Where.Select(static one => new ContactModels.Condition(one.Field, ApiWords.Of(one.Operator), one.Value))], count);

    private static ContactModels.Attribute Model(AttributeDefinition one) => new(one.Id, one.Name, ApiWords.Of(one.Kind), one.Options, one.Description);
}
