using System.Collections.Immutable;
using System.Globalization;
using Chatbotics.Grains.Abstractions.Contacts;
using Chatbotics.Grains.Contacts.Ports;

namespace Chatbotics.TestKit.Fakes;

/// <summary>Contacts in memory.</summary>
public sealed class InMemoryContactStore : IContactStore
{
    private readonly Lock _gate = new();
    private readonly Dictionary<(string Tenant, string Id), (ContactWrite Write, long Row)> _contacts = [];
    private readonly Dictionary<string, (string Tenant, string Id)> _conversations = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Tenant, string File, int Part), byte[]> _parts = [];
    private long _rows;

    /// <summary>Asked before every save; null lets it through.</summary>
    public Func<Exception?>? Fault { get; set; }

    /// <inheritdoc/>
    public ValueTask<ImmutableArray<ContactRecord>> LoadGroup(string tenant, string id)
    {
        lock (_gate)
        {
            var root = Find(tenant, id)?.Root is { } above ? Find(tenant, above) : Find(tenant, id);
            return new(root is null ? [] : [root, .. Of(tenant).Select(static one => one.Write.Record).Where(one => one.Root == root.Id)]);
        }
    }

    /// <inheritdoc/>
    public Task Save(string tenant, ImmutableArray<ContactWrite> writes)
    {
        lock (_gate)
        {
            if (Fault?.Invoke() is { } fault)
            {
                return Task.FromException(fault);
            }

            var ids = writes.Select(static write => write.Record.Id).ToHashSet(StringComparer.Ordinal);
            var taken = Of(tenant).Where(one => !ids.Contains(one.Write.Record.Id)).SelectMany(static one => one.Write.Owned).ToHashSet();
            foreach (var write in writes)
            {
                if ((Find(tenant, write.Record.Id)?.Version ?? 0) != write.Record.Version - 1 || !write.Owned.All(taken.Add))
                {
                    return Task.FromException(new ContactConflictException(write.Record.Id));
                }
            }

            foreach (var write in writes)
            {
                var key = (tenant, write.Record.Id);
                var row = _contacts.TryGetValue(key, out var stored) ? stored.Row : ++_rows;
                _contacts[key] = (write, row);
                foreach (var conversation in write.Conversations)
                {
                    _conversations[conversation] = key;
                }
            }
        }

        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task Remove(string tenant, ImmutableArray<string> ids)
    {
        lock (_gate)
        {
            foreach (var id in ids)
            {
                _contacts.Remove((tenant, id));
                foreach (var (conversation, _) in _conversations.Where(one => one.Value == (tenant, id)).ToArray())
                {
                    _conversations.Remove(conversation);
                }
            }
        }

        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public ValueTask<string?> FindByConversation(string tenant, string conversation)
    {
        lock (_gate)
        {
            return new(_conversations.TryGetValue(conversation, out var owner) && owner.Tenant == tenant ? owner.Id : null);
        }
    }

    /// <inheritdoc/>
    public ValueTask<ImmutableArray<string>> Conversations(string tenant, ImmutableArray<string> ids)
    {
        lock (_gate)
        {
            return new([.. _conversations.Where(one => one.Value.Tenant == tenant && ids.Contains(one.Value.Id)).Select(static one => one.Key).Order(StringComparer.Ordinal)]);
        }
    }

    /// <inheritdoc/>
    public ValueTask<ImmutableArray<string>> FindByIdentity(string tenant, long identity)
    {
        lock (_gate)
        {
            return new([.. Owners(tenant, identity).Take(20)]);
        }
    }

    /// <inheritdoc/>
    public ValueTask<ImmutableArray<ImmutableArray<string>>> Duplicates(string tenant, int limit)
    {
        lock (_gate)
        {
            var shared = Of(tenant).SelectMany(static one => one.Write.Shared).Distinct().Select(hash => Owners(tenant, hash).ToImmutableArray());
            return new([.. shared.Where(static owners => owners.Length > 1).Take(limit)]);
        }
    }

    /// <inheritdoc/>
    public ValueTask<ContactHits> Search(string tenant, ContactSearch search)
    {
        lock (_gate)
        {
            var after = (Place: long.MaxValue, Row: long.MaxValue);
            if (search.After is { } cursor)
            {
                if (cursor.Split('.') is not [var place, var row]
                    || !long.TryParse(place, CultureInfo.InvariantCulture, out after.Place) || !long.TryParse(row, CultureInfo.InvariantCulture, out after.Row))
                {
                    return new(new ContactHits([], null));
                }
            }

            var page = Matching(tenant, search)
                .Select(one => (Place: search.Sort is ContactSort.Created ? one.Write.Record.Created : one.Write.Record.Seen, one.Row, one.Write.Record))
                .Where(one => (one.Place, one.Row).CompareTo(after) < 0)
                .OrderByDescending(static one => (one.Place, one.Row))
                .Take(search.Limit + 1)
                .ToList();
            var shown = page.Take(search.Limit).ToList();
            return new(new ContactHits(
                [.. shown.Select(static one => one.Record)],
                page.Count > search.Limit ? string.Create(CultureInfo.InvariantCulture, $"{shown[^1].Place}.{shown[^1].Row}") : null));
        }
    }

    /// <inheritdoc/>
    public ValueTask<long> Count(string tenant, ContactSearch search)
    {
        lock (_gate)
        {
            return new(Matching(tenant, search).LongCount());
        }
    }

    /// <inheritdoc/>
    public Task PutPart(string tenant, string file, int part, ReadOnlyMemory<byte> content)
    {
        lock (_gate)
        {
            _parts[(tenant, file, part)] = content.ToArray();
        }

        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public ValueTask<byte[]?> GetPart(string tenant, string file, int part)
    {
        lock (_gate)
        {
            return new(_parts.GetValueOrDefault((tenant, file, part)));
        }
    }

    /// <inheritdoc/>
    public Task RemoveFile(string tenant, string file)
    {
        lock (_gate)
        {
            foreach (var key in _parts.Keys.Where(key => key.Tenant == tenant && key.File == file).ToArray())
            {
                _parts.Remove(key);
            }
        }

        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public ValueTask<ImmutableArray<string>> Files(string tenant)
    {
        lock (_gate)
        {
            return new([.. _parts.Keys.Where(key => key.Tenant == tenant).Select(static key => key.File).Distinct(StringComparer.Ordinal)]);
        }
    }

    /// <inheritdoc/>
    public Task Unlink(string tenant, ImmutableArray<string> conversations)
    {
        lock (_gate)
        {
            foreach (var conversation in conversations)
            {
                _conversations.Remove(conversation);
            }
        }

        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task<long> EraseWorkspace(string tenant)
    {
        lock (_gate)
        {
            var gone = _contacts.Keys.Where(key => key.Tenant == tenant).ToArray();
            Array.ForEach(gone, key => _contacts.Remove(key));
            foreach (var (conversation, _) in _conversations.Where(one => one.Value.Tenant == tenant).ToArray())
            {
                _conversations.Remove(conversation);
            }

            foreach (var key in _parts.Keys.Where(key => key.Tenant == tenant).ToArray())
            {
                _parts.Remove(key);
            }

            return Task.FromResult((long)gone.Length);
        }
    }

    private IEnumerable<(ContactWrite Write, long Row)> Of(string tenant) =>
        _contacts.Where(one => one.Key.Tenant == tenant).Select(static one => one.Value).OrderBy(static one => one.Row);

    private ContactRecord? Find(string tenant, string id) => _contacts.TryGetValue((tenant, id), out var stored) ? stored.Write.Record : null;

    private IEnumerable<string> Owners(string tenant, long identity) => Of(tenant)
        .Where(one => one.Write.Owned.Contains(identity) || one.Write.Shared.Contains(identity))
        .Select(static one => one.Write.Record.Root ?? one.Write.Record.Id)
        .Distinct(StringComparer.Ordinal);

    private IEnumerable<(ContactWrite Write, long Row)> Matching(string tenant, ContactSearch search) => Of(tenant).Where(one =>
        one.Write.Record.Root is null
        && search.Words.All(word => one.Write.Index!.Words.Split(' ').Contains(word, StringComparer.Ordinal))
        && search.Tests.All(test => Holds(one.Write, test) != test.Not));

    private static bool Holds(ContactWrite write, ContactTest test) => test.Kind switch
    {
        ContactTestKind.Flag => (write.Index!.Flags & (test.Value ?? 0)) != 0,
        ContactTestKind.Seen => IsWithin(write.Record.Seen, test),
        ContactTestKind.Created => IsWithin(write.Record.Created, test),
        _ => write.Index!.Facts.Any(fact => fact.Field == test.Field
            && (test.Value is null || fact.Value == test.Value)
            && ((test.Low is null && test.High is null) || (fact.Number is { } number && IsWithin(number, test)))),
    };

    private static bool IsWithin(double number, ContactTest test) =>
        (test.Low is null || number >= test.Low) && (test.High is null || number < test.High);
}
