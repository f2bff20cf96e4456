using System.Collections.Immutable;
using Chatbotics.Grains.Abstractions.Contacts;
using Chatbotics.Grains.Abstractions.People;

namespace Chatbotics.WebFront.Api.Contacts;

/// <summary>What can be done with a contact: merge, block, note.</summary>
internal static class ContactActRoutes
{
    /// <summary>The operations.</summary>
    public static ImmutableArray<ApiOperation> All { get; } =
    [
        Act("POST", "/contacts/{id}/merge", "mergeContact", "Takes another contact in. Reversible.", Merge, typeof(ContactModels.MergeBody)),
        Act("POST", "/contacts/{id}/merges/{merge}/undo", "undoMerge", "Undoes a merge: each contact has its own again.", Undo),
        Act("POST", "/contacts/{id}/block", "blockContact", "Blocks a contact: messages are kept, nobody answers, nobody is notified.", call => Block(call, true)),
        Act("POST", "/contacts/{id}/unblock", "unblockContact", "Unblocks a contact.", call => Block(call, false)),
        Act("POST", "/contacts/{id}/notes", "addContactNote", "Writes a note about a contact.", AddNote, typeof(ContactModels.ContactNoteBody)),
        Act("DELETE", "/contacts/{id}/notes/{note}", "deleteContactNote", "Deletes a note.", DeleteNote),
    ];

    private static ApiOperation Act(string method, string path, string id, string summary, Func<ApiCall, Task<ApiAnswer>> act, Type? body = null) => new()
    {
        Method = method,
        Path = path,
        Noun = ContactRoutes.Noun,
        Id = id,
        Summary = summary,
        Needs = Permission.EditContacts,
        Body = body,
        Answer = typeof(ContactModels.Contact),
        Do = act,
    };

    private static async Task<ApiAnswer> Merge(ApiCall call)
    {
        var contact = ContactRoutes.One(call);
        return await ContactRoutes.After(call, await contact.Merge(call.Body<ContactModels.MergeBody>().ContactId ?? "", await call.Me()));
    }

    private static async Task<ApiAnswer> Undo(ApiCall call) =>
        Guid.TryParse(call.Route("merge"), out var merge) && await Known(call, view => view.Merges.Any(one => one.Id == merge)) is { } contact ? await ContactRoutes.After(call, await contact.Unmerge(merge)) : ApiProblem.NotFound;

    /// <summary>The contact, if it has what is asked for.</summary>
    private static async Task<IContactGrain?> Known(ApiCall call, Func<ContactView, bool> has)
    {
        var contact = ContactRoutes.One(call);
        return await contact.Get() is { } view && has(view) ? contact : null;
    }

    private static async Task<ApiAnswer> Block(ApiCall call, bool isBlocked) =>
        await ContactRoutes.After(call, await ContactRoutes.One(call).SetBlocked(isBlocked, await call.Me()));

    private static async Task<ApiAnswer> AddNote(ApiCall call)
    {
        var contact = ContactRoutes.One(call);
        return await ContactRoutes.After(call, await contact.AddNote(call.Body<ContactModels.ContactNoteBody>().Text ?? "", await call.Me()));
    }

    private static async Task<ApiAnswer> DeleteNote(ApiCall call) =>
        Guid.TryParse(call.Route("note"), out var note) && await Known(call, view => view.Notes.Any(one => one.Id == note)) is { } contact ? await ContactRoutes.After(call, await contact.DeleteNote(note)) : ApiProblem.NotFound;
}
