using System.Collections.Immutable;
using Chatbotics.Grains.Abstractions.Contacts;
using Chatbotics.Grains.Abstractions.Conversations;
using Chatbotics.Grains.Abstractions.People;
using Chatbotics.WebFront.Identity.Access;

namespace Chatbotics.WebFront.Api.Contacts;

/// <summary>Contacts: list, make, read, change.</summary>
internal static class ContactRoutes
{
    /// <summary>The noun of the description.</summary>
    public const string Noun = "Contacts";

    /// <summary>The operations.</summary>
    public static ImmutableArray<ApiOperation> All { get; } =
    [
        new()
        {
            Method = "GET", Path = "/contacts", Noun = Noun, Id = "listContacts", Needs = Permission.ViewContacts,
            Summary = "Lists contacts, newest first.",
            Query =
            [
                ("q", "Beginnings of names, numbers or addresses"), ("segment", "A segment's id"), ("sort", "last_seen or created"),
                ("channel", "whatsapp, messenger, instagram, webchat or shopify"), ("label", "A label"), ("blocked", "true or false"),
                ("limit", "1 to 100, otherwise 50"), ("cursor", "The nextCursor of an earlier page"),
            ],
            Answer = typeof(ApiList<ContactModels.Contact>), Do = List,
        },
        new()
        {
            Method = "POST", Path = "/contacts", Noun = Noun, Id = "createContact", Needs = Permission.EditContacts, Status = 201,
            Summary = "Makes a contact of a name, a phone number, an address or an external id.",
            Body = typeof(ContactModels.ContactBody), Answer = typeof(ContactModels.Contact), Do = Create,
        },
        new()
        {
            Method = "GET", Path = "/contacts/{id}", Noun = Noun, Id = "getContact", Needs = Permission.ViewContacts,
            Summary = "Gives one contact with identities, notes, merges and conversations. A merged contact answers for the one it was merged into.",
            Answer = typeof(ContactModels.Contact), Do = Get,
        },
        new()
        {
            Method = "PATCH", Path = "/contacts/{id}", Noun = Noun, Id = "updateContact", Needs = Permission.EditContacts,
            Summary = "Changes a contact: all of it or, when a field is wrong, nothing. With ifVersion, only if nobody changed it meanwhile.",
            Body = typeof(ContactModels.ContactBody), Answer = typeof(ContactModels.Contact), Do = Update,
        },
    ];

    /// <summary>The contact that the path names.</summary>
    /// <param name="call">The request.</param>
    /// <exception cref="ApiException">It can't be one: 404.</exception>
    public static IContactGrain One(ApiCall call) => ContactKeys.IsId(call.Route("id"))
        ? call.Grains.GetGrain<IContactGrain>(ContactKeys.Of(call.Tenant, call.Route("id")))
        : throw new ApiException(ApiProblem.NotFound);

    /// <summary>The contact after a change, or what is wrong.</summary>
    /// <param name="call">The request.</param>
    /// <param name="outcome">What came of it.</param>
    public static async Task<ApiAnswer> After(ApiCall call, ContactOutcome outcome) => outcome.Contact is { } contact
        ? ApiAnswer.Ok(await Shown(call, contact))
        : ApiProblem.Of(outcome.Refusals.AsSpan());

    /// <summary>A contact with those of its conversations that the key's owner sees.</summary>
    /// <param name="call">The request.</param>
    /// <param name="contact">The contact.</param>
    private static async Task<ContactModels.Contact> Shown(ApiCall call, ContactView contact)
    {
        if (call.Member.Visibility.IsEverything)
        {
            return ContactModels.Of(contact);
        }

        var rows = await Task.WhenAll(contact.Conversations.Select(key => call.Grains.GetGrain<IConversationGrain>(key.Value).GetSummary()));
        return ContactModels.Of(contact with
        {
            Conversations = [.. rows.OfType<ConversationSummary>().Where(row => ConversationSight.Shows(call.Member, row)).Select(static row => row.Key)],
        });
    }

    private static async Task<ApiAnswer> List(ApiCall call)
    {
        var contacts = call.Grains.GetGrain<IContactsGrain>(call.Tenant);
        ImmutableArray<ContactCondition> where = [];
        if (call.Query("segment") is { } id)
        {
            if ((await contacts.ListSegments()).FirstOrDefault(segment => segment.Id == id) is not { } segment)
            {
                return ApiProblem.Invalid("segment", "No segment has this id. GET /segments lists them.");
            }

            where = segment.Where;
        }

        foreach (var field in (string[])[ContactFields.Channel, ContactFields.Label, ContactFields.Blocked])
        {
            if (call.Query(field) is { } value)
            {
                where = where.Add(new ContactCondition(field, ContactOperator.Is, value));
            }
        }

        var page = await contacts.List(new ContactQuery
        {
            Text = call.Query("q"),
            Where = where,
            Sort = ApiCall.Word<ContactSort>("sort", call.Query("sort")) ?? ContactSort.LastSeen,
            Limit = call.Limit,
            After = call.Cursor,
        });
        return page.Refusal is { } refusal
            ? ApiProblem.Of(refusal)
            : ApiAnswer.Ok(new ApiList<ContactModels.Contact>([.. page.Rows.Select(ContactModels.Of)], page.Next, page.Total));
    }

    private static async Task<ApiAnswer> Create(ApiCall call)
    {
        var outcome = await call.Grains.GetGrain<IContactsGrain>(call.Tenant).Create(ContactModels.Edit(call.Body<ContactModels.ContactBody>()));
        return outcome.Contact is { } contact
            ? ApiAnswer.Made("/contacts/" + contact.Row.Id, await Shown(call, contact))
            : ApiProblem.Of(outcome.Refusals.AsSpan());
    }

    private static async Task<ApiAnswer> Get(ApiCall call) =>
        await One(call).Get() is { } contact ? ApiAnswer.Ok(await Shown(call, contact)) : ApiProblem.NotFound;

    private static async Task<ApiAnswer> Update(ApiCall call)
    {
        var contact = One(call);
        return await After(call, await contact.Edit(ContactModels.Edit(call.Body<ContactModels.ContactBody>())));
    }
}
