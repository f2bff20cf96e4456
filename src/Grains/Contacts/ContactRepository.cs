using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text.Json;
using Chatbotics.Grains.Abstractions.Contacts;
using Chatbotics.Grains.Contacts.Indexing;
using Chatbotics.Grains.Contacts.Ports;
using Chatbotics.Grains.Contacts.Profiles;
using Chatbotics.Grains.Hosting;
using Chatbotics.Grains.Privacy.Ports;
using Microsoft.Extensions.Logging;

namespace Chatbotics.Grains.Contacts;

/// <summary>Opens stored contacts and seals them again.</summary>
/// <param name="store">The stored contacts.</param>
/// <param name="keys">Their keys.</param>
/// <param name="hashes">What they are found by.</param>
/// <param name="grains">The grains.</param>
/// <param name="ids">New ids.</param>
/// <param name="time">The clock.</param>
/// <param name="logger">The log.</param>
internal sealed partial class ContactRepository(
    IContactStore store,
    IKeyRing keys,
    ContactHashes hashes,
    IGrainFactory grains,
    IIdGenerator ids,
    TimeProvider time,
    ILogger<ContactRepository> logger)
{
    /// <summary>The stored contacts.</summary>
    public IContactStore Store => store;

    /// <summary>Now, milliseconds since 1970.</summary>
    public long Now => time.GetUtcNow().ToUnixTimeMilliseconds();

    /// <summary>A new id.</summary>
    public Guid NewId() => ids.NewId();

    /// <summary>The hashes of a workspace.</summary>
    /// <param name="tenant">The workspace.</param>
    public ValueTask<ContactHasher> Hasher(string tenant) => hashes.Of(tenant);

    /// <summary>A new contact, which is not stored yet.</summary>
    /// <param name="tenant">The workspace.</param>
    public async ValueTask<ContactGroup> Create(string tenant) =>
        new(new ContactUnit(ids.NewId().ToString("N"), Now, await keys.Take(tenant), new ContactProfile()) { IsChanged = true }, []);

    /// <summary>A contact with those merged with it; null when there is none, or its key was destroyed.</summary>
    /// <param name="tenant">The workspace.</param>
    /// <param name="id">Any contact of the group.</param>
    public async ValueTask<ContactGroup?> Load(string tenant, string id) => await Open(tenant, await store.LoadGroup(tenant, id));

    /// <summary>A stored root as it is shown in a list; loads what is merged into it.</summary>
    /// <param name="tenant">The workspace.</param>
    /// <param name="root">The stored root.</param>
    public async ValueTask<ContactGroup?> Open(string tenant, ContactRecord root)
    {
        var group = await Open(tenant, [root]);
        return group is null || group.Root.Profile.Merges.TrueForAll(static merge => merge.UndoneAt != 0) ? group : await Load(tenant, root.Id);
    }

    /// <summary>Stores groups, all or none.</summary>
    /// <param name="tenant">The workspace.</param>
    /// <param name="groups">The groups.</param>
    /// <exception cref="ContactConflictException">Something was changed meanwhile: load again.</exception>
    public async Task Save(string tenant, params IReadOnlyCollection<ContactGroup> groups)
    {
        var hasher = await hashes.Of(tenant);
        var compared = groups.Any(static group => group.Attributes.Count > 0) ? await Compared(tenant) : [];
        var writes = ImmutableArray.CreateBuilder<ContactWrite>();
        foreach (var group in groups)
        {
            foreach (var unit in group.All)
            {
                var isRoot = ReferenceEquals(unit, group.Root);
                if (isRoot || unit.IsChanged)
                {
                    writes.Add(Write(tenant, unit, isRoot ? group.Seen : unit.Seen, hasher, isRoot ? ContactIndexing.Of(group, hasher, compared) : null));
                }
            }
        }

        await store.Save(tenant, writes.ToImmutable());
        foreach (var unit in groups.SelectMany(static group => group.All))
        {
            if (unit.IsChanged || unit.Root is null)
            {
                unit.Version++;
            }

            unit.IsChanged = false;
            unit.NewConversations.Clear();
        }
    }

    /// <summary>Destroys the keys of contacts and removes them.</summary>
    /// <param name="tenant">The workspace.</param>
    /// <param name="id">Any contact of the group.</param>
    public async Task Erase(string tenant, string id)
    {
        var records = await store.LoadGroup(tenant, id);
        foreach (var record in records)
        {
            // The key first: from then on nothing can be read, even if the rows outlive a crash.
            await keys.Destroy(tenant, record.KeyId);
        }

        await store.Remove(tenant, [.. records.Select(static record => record.Id)]);
    }

    private static ContactWrite Write(string tenant, ContactUnit unit, long seen, ContactHasher hasher, ContactIndexEntry? index)
    {
        var version = unit.Version + 1;
        return new ContactWrite
        {
            Record = new ContactRecord
            {
                Id = unit.Id,
                Version = version,
                Created = unit.Created,
                Seen = seen,
                Root = unit.Root,
                KeyId = unit.Key.Id,
                Sealed = ContactSeal.Seal(unit.Profile, unit.Key, tenant, unit.Id, version),
            },
            Owned = [.. unit.Profile.Identities.Where(static one => one.IsOwned).Select(hasher.Identity)],
            Shared = [.. unit.Profile.Identities.Where(static one => !one.IsOwned).Select(hasher.Identity)],
            Conversations = [.. unit.NewConversations],
            Index = index,
        };
    }

    private async ValueTask<ContactGroup?> Open(string tenant, ImmutableArray<ContactRecord> records)
    {
        var units = new List<ContactUnit>(records.Length);
        foreach (var record in records)
        {
            if (await Unit(tenant, record) is { } unit)
            {
                units.Add(unit);
            }
        }

        return units is [{ Root: null } root, .. var members] ? new ContactGroup(root, members) : null;
    }

    private async ValueTask<ContactUnit?> Unit(string tenant, ContactRecord record)
    {
        try
        {
            var key = await keys.Get(tenant, record.KeyId);
            var profile = ContactSeal.Open(record.Sealed.Span, key, tenant, record.Id, record.Version);
            return new ContactUnit(record.Id, record.Created, key, profile) { Version = record.Version, Seen = record.Seen, Root = record.Root };
        }
        catch (KeyDestroyedException)
        {
            await store.Remove(tenant, [record.Id]);
            return null;
        }
        catch (Exception exception) when (exception is CryptographicException or JsonException)
        {
            LogUnreadable(logger, exception, tenant, record.Id);
            return null;
        }
    }

    private async Task<HashSet<string>> Compared(string tenant)
    {
        var all = await grains.GetGrain<IContactsGrain>(tenant).ListAttributes();
        return all.Where(static one => one.Kind is AttributeKind.Number or AttributeKind.Date).Select(static one => one.Id).ToHashSet(StringComparer.Ordinal);
    }
}
