using System.Collections.Immutable;
using Chatbotics.Grains.Abstractions.Contacts;
using Chatbotics.Grains.Abstractions.Conversations;
using Chatbotics.Grains.Abstractions.Inbox;
using Chatbotics.Grains.Abstractions.People;
using Chatbotics.WebFront.Dashboard.Shell;
using Chatbotics.WebFront.Identity.Access;

namespace Chatbotics.WebFront.Dashboard.Organise;

/// <summary>Finds conversations by way of the workspace's contacts.</summary>
/// <param name="grains">The cluster.</param>
/// <param name="calls">Says on whose behalf.</param>
internal sealed class ContactInboxSearch(IClusterClient grains, WorkspaceCalls calls) : IInboxSearch
{
    private const int MaxContacts = 6;
    private const int MaxEach = 2;

    /// <inheritdoc/>
    public async Task<ImmutableArray<SearchHit>> Find(string tenant, string text)
    {
        if (await calls.Access(tenant) is not { } access || !access.Permissions.Has(Permission.ViewContacts) || !access.Permissions.Has(Permission.ViewConversations))
        {
            return [];
        }

        using var caller = Caller.Use(await calls.For(tenant));
        var scope = InboxScope.Of(access);
        var found = await grains.GetGrain<IContactsGrain>(tenant).List(new ContactQuery { Text = text, Limit = MaxContacts });
        var hits = await Task.WhenAll(found.Rows.Select(row => Conversations(tenant, row)));
        return [.. hits.SelectMany(static summaries => summaries)
            .Where(summary => scope?.Shows(summary, access.AccountId) != false)
            .Select(static summary => new SearchHit(summary.Key, summary.ContactName, $"{Look.Name(summary.Key.Connection.Platform)}, {StatusLook.Lower(summary.Status)}"))];
    }

    private async Task<ImmutableArray<ConversationSummary>> Conversations(string tenant, ContactRow row)
    {
        if (await grains.GetGrain<IContactGrain>(ContactKeys.Of(tenant, row.Id)).Get() is not { } contact)
        {
            return [];
        }

        var summaries = await Task.WhenAll(contact.Conversations.Take(MaxEach).Select(key => grains.GetGrain<IConversationGrain>(key.Value).GetSummary()));
        return [.. summaries.OfType<ConversationSummary>()];
    }
}
