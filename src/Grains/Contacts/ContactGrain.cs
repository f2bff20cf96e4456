using System.Collections.Immutable;
using Chatbotics.Grains.Abstractions.Contacts;
using Chatbotics.Grains.Abstractions.Conversations;
using Chatbotics.Grains.Abstractions.People;
using Chatbotics.Grains.Abstractions.Tenancy;
using Chatbotics.Grains.Contacts.Ports;
using Chatbotics.Grains.Contacts.Profiles;
using Microsoft.Extensions.Logging;

namespace Chatbotics.Grains.Contacts;

/// <inheritdoc cref="IContactGrain"/>
/// <remarks>
/// It keeps nothing in memory between calls: a contact is read in microseconds, and what channels tell is written past this
/// grain. The version of the stored contact decides who was first; who was second looks again.
/// </remarks>
/// <param name="contacts">The stored contacts.</param>
/// <param name="logger">The log.</param>
[GrainType("contact")]
internal sealed partial class ContactGrain(ContactRepository contacts, ILogger<ContactGrain> logger) : Grain, IContactGrain
{
    private const int Tries = 4;
    private const int LongestNote = 5_000;
    private const int MostNotes = 500;
    private const int MostSuggestions = 5;

    private string _tenant = "";
    private string _id = "";

    /// <inheritdoc/>
    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        var key = this.GetPrimaryKeyString();
        _tenant = GrainKeys.TenantOf(key).ToString();
        _id = key.Length > _tenant.Length ? key[(_tenant.Length + 1)..] : "";
        ContactKeys.Of(_tenant, _id);
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public async Task<ContactView?> Get()
    {
        if (!ContactAccess.May(Permission.ViewContacts) || await contacts.Load(_tenant, _id) is not { } group)
        {
            return null;
        }

        if (group.All.Any(static unit => unit.Profile.Untold.Count > 0))
        {
            await TellConversations(group);
        }

        return await View(group);
    }

    /// <inheritdoc/>
    public async Task<ContactOutcome> Edit(ContactEdit edit)
    {
        var catalogue = edit.Attributes.IsEmpty ? [] : await GrainFactory.GetGrain<IContactsGrain>(_tenant).ListAttributes();
        return await Change(async group =>
        {
            if (edit.IfVersion is { } version && version != group.Root.Version)
            {
                return [ContactRefusals.Changed];
            }

            var refusals = ContactEdits.Apply(group, edit, catalogue);
            return !refusals.IsEmpty ? refusals : await WhoElseHas(group, edit) is { } refusal ? [refusal] : [];
        });
    }

    /// <inheritdoc/>
    public Task<ContactOutcome> AddNote(string text, Author by) => Change(group =>
    {
        if (string.IsNullOrWhiteSpace(text) || text.Length > LongestNote)
        {
            return new([ContactRefusals.BadNote]);
        }

        if (group.Root.Profile.Notes.Count >= MostNotes)
        {
            return new([ContactRefusals.TooMany with { Field = "text" }]);
        }

        group.Root.Profile.Notes.Add(new StoredNote { Id = contacts.NewId(), Text = text.Trim(), ById = by.Id, ByName = by.Name, At = contacts.Now });
        group.Root.IsChanged = true;
        return new([]);
    });

    /// <inheritdoc/>
    public Task<ContactOutcome> DeleteNote(Guid note) => Change(group =>
    {
        foreach (var unit in group.All)
        {
            unit.IsChanged |= unit.Profile.Notes.RemoveAll(one => one.Id == note) > 0;
        }

        return new([]);
    });

    /// <inheritdoc/>
    public async Task<ContactOutcome> SetBlocked(bool isBlocked, Author by)
    {
        var outcome = await Change(async group =>
        {
            if (group.IsBlocked == isBlocked)
            {
                return [];
            }

            foreach (var unit in group.All)
            {
                unit.IsChanged |= unit.Profile.BlockedAt != 0;
                unit.Profile.BlockedAt = 0;
            }

            var root = group.Root;
            root.IsChanged = true;
            root.Profile.BlockedAt = isBlocked ? contacts.Now : 0;
            (root.Profile.BlockedById, root.Profile.BlockedByName) = isBlocked ? (by.Id, by.Name) : (null, null);
            root.Profile.Untold = [.. await Conversations(group)];
            return [];
        });
        if (outcome.IsDone && await contacts.Load(_tenant, _id) is { } stored)
        {
            await TellConversations(stored, by);
        }

        return outcome;
    }

    /// <inheritdoc/>
    public async Task<ContactReach?> GetReach()
    {
        if (!ContactAccess.May(Permission.ViewContacts) || await contacts.Load(_tenant, _id) is not { } group)
        {
            return null;
        }

        return new ContactReach
        {
            Contacts = [.. group.All.Select(static unit => unit.Id)],
            Keys = [.. group.All.Select(static unit => unit.Key.Id)],
            Identities = [.. group.KnownIdentities],
            Conversations = [.. (await Conversations(group)).Select(ConversationKey.Parse)],
            Name = group.DisplayName,
        };
    }

    /// <inheritdoc/>
    public async Task Erase()
    {
        if (!ContactAccess.May(Permission.EraseContacts))
        {
            throw new ForeignGrainException();
        }

        await contacts.Erase(_tenant, _id);
    }

    private ValueTask<ImmutableArray<string>> Conversations(ContactGroup group) =>
        contacts.Store.Conversations(_tenant, [.. group.All.Select(static unit => unit.Id)]);

    private Task<ContactOutcome> Change(Func<ContactGroup, ValueTask<ImmutableArray<Refusal>>> change) =>
        ChangeGroups(async group => await change(group) is { IsEmpty: false } refusals ? (null, refusals) : ([group], []));

    private async Task<ContactOutcome> ChangeGroups(Func<ContactGroup, Task<(ContactGroup[]? Changed, ImmutableArray<Refusal> Refusals)>> change)
    {
        if (!ContactAccess.May(Permission.EditContacts))
        {
            return Refusals.NotFound;
        }

        for (var attempt = 1; ; attempt++)
        {
            if (await contacts.Load(_tenant, _id) is not { } group)
            {
                return Refusals.NotFound;
            }

            var (changed, refusals) = await change(group);
            if (!refusals.IsEmpty)
            {
                return new ContactOutcome { Refusals = refusals };
            }

            try
            {
                if (changed is not null)
                {
                    await contacts.Save(_tenant, changed);
                }

                var shown = changed?.FirstOrDefault(one => one.Find(_id) is not null) ?? group;
                return new ContactOutcome { Contact = await View(shown) };
            }
            catch (ContactConflictException) when (attempt < Tries)
            {
                // Somebody else was faster: look again.
            }
            catch (ContactConflictException)
            {
                return ContactRefusals.Changed;
            }
        }
    }

    private async ValueTask<Refusal?> WhoElseHas(ContactGroup group, ContactEdit edit)
    {
        var hasher = await contacts.Hasher(_tenant);
        foreach (var identity in edit.AddIdentities.Where(static one => one.Kind is IdentityKind.External))
        {
            var stored = new StoredIdentity { Kind = identity.Kind, Value = IdentityForms.Normal(identity.Kind, identity.Value)! };
            var owners = await contacts.Store.FindByIdentity(_tenant, hasher.Identity(stored));
            if (owners.Any(owner => group.Find(owner) is null))
            {
                return ContactRefusals.ExternalIdTaken;
            }
        }

        return null;
    }

    private async Task<ContactView> View(ContactGroup group)
    {
        var conversations = await Conversations(group);
        var suggestions = ImmutableArray.CreateBuilder<ContactRow>();
        var hasher = await contacts.Hasher(_tenant);
        var seen = group.All.Select(static unit => unit.Id).ToHashSet(StringComparer.Ordinal);
        foreach (var shared in group.Identities.Where(static one => !one.IsOwned))
        {
            foreach (var id in await contacts.Store.FindByIdentity(_tenant, hasher.Identity(shared)))
            {
                if (suggestions.Count < MostSuggestions && seen.Add(id) && !group.Root.Profile.NotSame.Contains(id)
                    && await contacts.Load(_tenant, id) is { } other && !other.Root.Profile.NotSame.Contains(group.Root.Id))
                {
                    suggestions.Add(ContactViews.Row(other));
                }
            }
        }

        return ContactViews.View(group, [.. conversations.Select(ConversationKey.Parse)], suggestions.ToImmutable());
    }
}
