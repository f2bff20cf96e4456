using System.Collections.Immutable;
using Chatbotics.Grains.Abstractions.Contacts;
using Chatbotics.Grains.Abstractions.People;

namespace Chatbotics.WebFront.Api.Contacts;

/// <summary>Contacts that may be one person.</summary>
internal static class DuplicateRoutes
{
    /// <summary>The operations.</summary>
    public static ImmutableArray<ApiOperation> All { get; } =
    [
        new()
        {
            Method = "GET", Path = "/contacts/duplicates", Noun = ContactRoutes.Noun, Id = "listDuplicates", Needs = Permission.EditContacts,
            Summary = "Lists groups of contacts that share a phone number or an address, at most 20.", Answer = typeof(ApiList<ContactModels.DuplicateGroup>), Do = List,
        },
        new()
        {
            Method = "POST", Path = "/contacts/{id}/not-same", Noun = ContactRoutes.Noun, Id = "keepApart", Needs = Permission.EditContacts,
            Summary = "Says that another contact is somebody else, so that it is not suggested any more.",
            Body = typeof(ContactModels.MergeBody), Answer = typeof(ContactModels.Contact), Do = KeepApart,
        },
    ];

    private static async Task<ApiAnswer> List(ApiCall call) => ApiAnswer.Ok(new ApiList<ContactModels.DuplicateGroup>(
    [
        .. (await call.Grains.GetGrain<IContactsGrain>(call.Tenant).ListDuplicates()).Select(static one =>
            new ContactModels.DuplicateGroup([.. one.Rows.Select(ContactModels.Of)])),
    ]));

    private static async Task<ApiAnswer> KeepApart(ApiCall call)
    {
        var contact = ContactRoutes.One(call);
        if (await contact.Get() is null)
        {
            return ApiProblem.NotFound;
        }

        var other = call.Body<ContactModels.MergeBody>().ContactId ?? "";
        return ContactKeys.IsId(other) && await call.Grains.GetGrain<IContactGrain>(ContactKeys.Of(call.Tenant, other)).Get() is not null
            ? await ContactRoutes.After(call, await contact.IsNotSame(other))
            : ApiProblem.Invalid("contactId", "There is no contact with this id.");
    }
}
