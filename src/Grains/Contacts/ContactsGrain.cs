using System.Collections.Immutable;
using Chatbotics.Grains.Abstractions.Contacts;
using Chatbotics.Grains.Abstractions.Conversations;
using Chatbotics.Grains.Abstractions.People;
using Chatbotics.Grains.Abstractions.Tenancy;
using Chatbotics.Grains.Contacts.Indexing;
using Chatbotics.Grains.Contacts.Ports;
using Chatbotics.Grains.Contacts.Profiles;

namespace Chatbotics.Grains.Contacts;

/// <inheritdoc cref="IContactsGrain"/>
/// <param name="catalogue">Attributes and segments.</param>
/// <param name="contacts">The stored contacts.</param>
/// <param name="hashes">The secrets of the index.</param>
/// <param name="time">The clock.</param>
[GrainType("contacts")]
internal sealed partial class ContactsGrain(
    [PersistentState("contact-catalogue")] IPersistentState<ContactCatalogueState> catalogue,
    ContactRepository contacts,
    ContactHashes hashes,
    TimeProvider time) : Grain, IContactsGrain
{
    private const int MaxLimit = 100;
    private const int MaxText = 200;
    private const int MostDuplicates = 20;

    private string Tenant => this.GetPrimaryKeyString();

    /// <inheritdoc/>
    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        GrainKeys.Tenant(Tenant);
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public async Task<ContactPage> List(ContactQuery query)
    {
        if (!ContactAccess.May(Permission.ViewContacts))
        {
            return new ContactPage { Refusal = Refusals.NotFound };
        }

        var hasher = await contacts.Hasher(Tenant);
        var tests = ContactFilters.Compile(query.Where, catalogue.State.Attributes, hasher, time.GetUtcNow(), out var refusal);
        if (refusal is not null)
        {
            return new ContactPage { Refusal = refusal };
        }

        var search = new ContactSearch
        {
            Tests = tests,
            Sort = query.Sort,
            After = query.After,
            Limit = Math.Clamp(query.Limit, 1, MaxLimit),
        };
        if (query.Text?.Trim() is { Length: > 0 } text)
        {
            var words = WordForms.Typed(text.Length <= MaxText ? text : text[..MaxText]).Select(hasher.Word).ToImmutableArray();
            if (words.IsEmpty)
            {
                return new ContactPage();
            }

            search = search with { Words = words };
        }

        var hits = await contacts.Store.Search(Tenant, search);
        var rows = ImmutableArray.CreateBuilder<ContactRow>(hits.Records.Length);
        foreach (var record in hits.Records)
        {
            if (await contacts.Open(Tenant, record) is { } group)
            {
                rows.Add(ContactViews.Row(group));
            }
        }

        var total = query.After is null && hits.Next is null ? rows.Count : await contacts.Store.Count(Tenant, search);
        return new ContactPage { Rows = rows.ToImmutable(), Next = hits.Next, Total = total };
    }

    /// <inheritdoc/>
    public async Task<long> Count(ImmutableArray<ContactCondition> where)
    {
        if (!ContactAccess.May(Permission.ViewContacts))
        {
            return 0;
        }

        var tests = ContactFilters.Compile(where, catalogue.State.Attributes, await contacts.Hasher(Tenant), time.GetUtcNow(), out var refusal);
        return refusal is null ? await contacts.Store.Count(Tenant, new ContactSearch { Tests = tests }) : 0;
    }

    /// <inheritdoc/>
    public async Task<ContactOutcome> Create(ContactEdit contact)
    {
        if (!ContactAccess.May(Permission.EditContacts))
        {
            return Refusals.NotFound;
        }

        if (string.IsNullOrWhiteSpace(contact.Name) && contact.AddIdentities.All(static one => string.IsNullOrWhiteSpace(one.Value)))
        {
            return ContactRefusals.Empty;
        }

        var group = await contacts.Create(Tenant);
        var refusals = ContactEdits.Apply(group, contact, catalogue.State.Attributes);
        if (!refusals.IsEmpty)
        {
            return new ContactOutcome { Refusals = refusals };
        }

        try
        {
            await contacts.Save(Tenant, group);
        }
        catch (ContactConflictException)
        {
            return ContactRefusals.ExternalIdTaken;
        }

        return new ContactOutcome { Contact = ContactViews.View(group, [], []) };
    }

    /// <inheritdoc/>
    public async Task<string?> FindByConversation(ConversationKey conversation) =>
        ContactAccess.May(Permission.ViewConversations) && string.Equals(conversation.Tenant, Tenant, StringComparison.Ordinal)
            ? await contacts.Store.FindByConversation(Tenant, conversation.Value)
            : null;

    /// <inheritdoc/>
    public async Task<ImmutableArray<string>> FindByIdentity(IdentityKind kind, string value, string? scope)
    {
        if (!ContactAccess.May(Permission.ViewContacts) || IdentityForms.Normal(kind, value) is not { } normal)
        {
            return [];
        }

        var hasher = await contacts.Hasher(Tenant);
        return await contacts.Store.FindByIdentity(Tenant, hasher.Identity(new StoredIdentity { Kind = kind, Value = normal, Scope = scope }));
    }

    /// <inheritdoc/>
    public async Task<ImmutableArray<ContactPage>> ListDuplicates()
    {
        if (!ContactAccess.May(Permission.ViewContacts))
        {
            return [];
        }

        var pages = ImmutableArray.CreateBuilder<ContactPage>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var ids in await contacts.Store.Duplicates(Tenant, MostDuplicates * 2))
        {
            var groups = new List<ContactGroup>();
            foreach (var id in ids)
            {
                if (await contacts.Load(Tenant, id) is { } group && groups.TrueForAll(other => MayBeSame(group, other)))
                {
                    groups.Add(group);
                }
            }

            var name = string.Join('/', groups.Select(static group => group.Root.Id).Order(StringComparer.Ordinal));
            if (groups.Count > 1 && seen.Add(name) && pages.Count < MostDuplicates)
            {
                pages.Add(new ContactPage { Rows = [.. groups.Select(ContactViews.Row)], Total = groups.Count });
            }
        }

        return pages.ToImmutable();
    }

    /// <inheritdoc/>
    public Task EnsureIndex() => hashes.Ensure(Tenant);

    private static bool MayBeSame(ContactGroup one, ContactGroup other) =>
        !ReferenceEquals(one, other) && one.Root.Id != other.Root.Id
        && !one.Root.Profile.NotSame.Contains(other.Root.Id) && !other.Root.Profile.NotSame.Contains(one.Root.Id);
}
