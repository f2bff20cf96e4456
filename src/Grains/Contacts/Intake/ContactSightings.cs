using Chatbotics.Grains.Abstractions.Contacts;
using Chatbotics.Grains.Abstractions.Conversations;
using Chatbotics.Grains.Contacts.Profiles;

namespace Chatbotics.Grains.Contacts.Intake;

/// <summary>
/// Brings sightings together with the contacts that they are of. Whose conversation it is decides first, then the ids in
/// the order in which the channel gave them; a phone number or address alone is only a hint for people.
/// </summary>
/// <param name="tenant">The workspace.</param>
/// <param name="contacts">The stored contacts.</param>
internal sealed class ContactSightings(string tenant, ContactRepository contacts)
{
    private readonly Dictionary<string, ContactGroup> _byContact = new(StringComparer.Ordinal);
    private readonly Dictionary<long, ContactGroup> _byIdentity = [];
    private readonly HashSet<ContactGroup> _changed = [];

    /// <summary>What must be stored.</summary>
    public IReadOnlyCollection<ContactGroup> Changed => _changed;

    /// <summary>New conversations of blocked contacts.</summary>
    public List<ConversationKey> ToBlock { get; } = [];

    /// <summary>Takes a sighting in.</summary>
    /// <param name="sighting">The sighting.</param>
    public async ValueTask Take(ContactSighting sighting)
    {
        var identities = IdentityForms.Of(sighting);
        var owner = await contacts.Store.FindByConversation(tenant, sighting.Conversation.Value);
        var (group, unit) = owner is not null && await Load(owner) is { } known && known.Find(owner) is { } own
            ? (known, own)
            : await Find(identities);
        if (group is null || unit is null)
        {
            group = await contacts.Create(tenant);
            unit = group.Root;
            _byContact[unit.Id] = group;
            _changed.Add(group);
        }

        var isNew = owner is null;
        if (isNew && !unit.NewConversations.Contains(sighting.Conversation.Value))
        {
            unit.NewConversations.Add(sighting.Conversation.Value);
            unit.IsChanged = true;
            if (group.IsBlocked)
            {
                ToBlock.Add(sighting.Conversation);
            }
        }

        await Learn(group, unit, identities);
        Learn(unit, sighting);
        if (unit.IsChanged)
        {
            _changed.Add(group);
        }
    }

    private static void Learn(ContactUnit unit, ContactSighting sighting)
    {
        var profile = unit.Profile;
        var name = sighting.Person.Name is { Length: > 0 } text ? text[..Math.Min(text.Length, 200)] : profile.ChannelName;
        var username = sighting.Person.Username is { Length: > 0 } user ? user[..Math.Min(user.Length, 200)] : profile.Username;
        if (name != profile.ChannelName || username != profile.Username)
        {
            (profile.ChannelName, profile.Username) = (name, username);
            unit.IsChanged = true;
        }

        if (sighting.LastActAt?.ToUnixTimeMilliseconds() is { } seen && seen > unit.Seen)
        {
            unit.Seen = seen;
            unit.IsChanged = true;
        }
    }

    private async ValueTask Learn(ContactGroup group, ContactUnit unit, List<StoredIdentity> identities)
    {
        var hasher = await contacts.Hasher(tenant);
        foreach (var identity in identities)
        {
            if (group.Identities.FirstOrDefault(identity.IsSame) is { } known)
            {
                if (!known.FromChannel)
                {
                    known.FromChannel = true;
                    unit.IsChanged = true;
                }

                continue;
            }

            var hash = hasher.Identity(identity);
            if (identity.IsOwned && (_byIdentity.ContainsKey(hash) || !(await contacts.Store.FindByIdentity(tenant, hash)).IsEmpty))
            {
                // It is another contact's: nothing is taken away from anyone. People see the two by what they share.
                continue;
            }

            unit.Profile.Identities.Add(identity);
            unit.IsChanged = true;
            if (identity.IsOwned)
            {
                _byIdentity[hash] = group;
            }
        }
    }

    private async ValueTask<(ContactGroup? Group, ContactUnit? Unit)> Find(List<StoredIdentity> identities)
    {
        var hasher = await contacts.Hasher(tenant);
        foreach (var identity in identities.Where(static one => one.IsOwned))
        {
            var hash = hasher.Identity(identity);
            if (_byIdentity.TryGetValue(hash, out var fresh))
            {
                return (fresh, fresh.Root);
            }

            if (await contacts.Store.FindByIdentity(tenant, hash) is [var id, ..] && await Load(id) is { } group)
            {
                return (group, group.All.FirstOrDefault(unit => unit.Profile.Identities.Exists(identity.IsSame)) ?? group.Root);
            }
        }

        return (null, null);
    }

    private async ValueTask<ContactGroup?> Load(string id)
    {
        if (_byContact.TryGetValue(id, out var known))
        {
            return known;
        }

        var group = await contacts.Load(tenant, id);
        foreach (var unit in group?.All ?? [])
        {
            _byContact[unit.Id] = group!;
        }

        return group;
    }
}
