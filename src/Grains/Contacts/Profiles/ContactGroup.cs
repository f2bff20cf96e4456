using Chatbotics.Grains.Abstractions.Contacts;
using Chatbotics.Grains.Abstractions.Conversations;

namespace Chatbotics.Grains.Contacts.Profiles;

/// <summary>
/// A contact with those merged into it: one person to the team, while each keeps what it brought, so that a merge can be
/// undone. What people change goes to the root; what channels tell goes to the contact that owns the conversation.
/// </summary>
/// <param name="root">The contact that stands for all.</param>
/// <param name="members">Those merged into it.</param>
internal sealed class ContactGroup(ContactUnit root, List<ContactUnit> members)
{
    /// <summary>The contact that stands for all.</summary>
    public ContactUnit Root => root;

    /// <summary>Those merged into it, directly or not.</summary>
    public List<ContactUnit> Members => members;

    /// <summary>All, the root first.</summary>
    public IEnumerable<ContactUnit> All => members.Prepend(root);

    /// <summary>What to call them.</summary>
    public string DisplayName => All.Select(static unit => unit.Profile.Name).FirstOrDefault(static name => name is not null)
        ?? All.Select(static unit => unit.Profile.DisplayName).FirstOrDefault(static name => name is not null)
        ?? "Unknown";

    /// <summary>Whether any of them is blocked.</summary>
    public bool IsBlocked => All.Any(static unit => unit.Profile.BlockedAt != 0);

    /// <summary>When any of them last wrote, milliseconds since 1970.</summary>
    public long Seen => All.Max(static unit => unit.Seen);

    /// <summary>What they are known by, each once.</summary>
    public IEnumerable<StoredIdentity> Identities =>
        All.SelectMany(static unit => unit.Profile.Identities).DistinctBy(static one => (one.Kind, one.Value, one.Scope));

    /// <summary>Their labels, each once.</summary>
    public IEnumerable<string> Labels => All.SelectMany(static unit => unit.Profile.Labels).Distinct(StringComparer.OrdinalIgnoreCase);

    /// <summary>Their attributes; the root's count first.</summary>
    public Dictionary<string, string> Attributes
    {
        get
        {
            var all = new Dictionary<string, string>(StringComparer.Ordinal);
            foreach (var (id, value) in All.SelectMany(static unit => unit.Profile.Attributes))
            {
                all.TryAdd(id, value);
            }

            return all;
        }
    }

    /// <summary>The first that one of them has, the root asked first.</summary>
    /// <param name="read">What to ask for.</param>
    public string? First(Func<ContactProfile, string?> read) =>
        All.Select(unit => read(unit.Profile)).FirstOrDefault(static value => value is not null);

    /// <summary>One of them by its id.</summary>
    /// <param name="id">The id.</param>
    public ContactUnit? Find(string id) => All.FirstOrDefault(unit => string.Equals(unit.Id, id, StringComparison.Ordinal));

    /// <summary>Takes another group in.</summary>
    /// <param name="other">The other group; empty of meaning afterwards.</param>
    /// <param name="merge">The merge's id.</param>
    /// <param name="by">Who does it.</param>
    /// <param name="now">Now, milliseconds since 1970.</param>
    /// <returns>The group of both.</returns>
    public ContactGroup Merge(ContactGroup other, Guid merge, Author by, long now)
    {
        root.Profile.Merges.Add(new StoredMerge
        {
            Id = merge,
            Other = other.Root.Id,
            OtherName = other.DisplayName,
            ById = by.Id,
            ByName = by.Name,
            At = now,
        });
        root.IsChanged = true;
        foreach (var unit in other.All)
        {
            unit.Root = root.Id;
            unit.IsChanged = true;
        }

        return new ContactGroup(root, [.. members, .. other.All]);
    }

    /// <summary>Undoes a merge.</summary>
    /// <param name="merge">The merge's id.</param>
    /// <param name="now">Now, milliseconds since 1970.</param>
    /// <returns>The two groups; null when there is no such merge that holds.</returns>
    public (ContactGroup Kept, ContactGroup Freed)? Unmerge(Guid merge, long now)
    {
        var owner = All.FirstOrDefault(unit => unit.Profile.Merges.Exists(one => one.Id == merge && one.UndoneAt == 0));
        if (owner is null)
        {
            return null;
        }

        var record = owner.Profile.Merges.Find(one => one.Id == merge)!;
        record.UndoneAt = now;
        owner.IsChanged = true;
        if (Find(record.Other) is not { } freed)
        {
            return null;
        }

        var branch = Branch(freed).ToList();
        foreach (var unit in branch)
        {
            unit.Root = ReferenceEquals(unit, freed) ? null : freed.Id;
            unit.IsChanged = true;
        }

        return (new ContactGroup(root, [.. members.Except(branch)]), new ContactGroup(freed, [.. branch.Where(unit => !ReferenceEquals(unit, freed))]));
    }

    private IEnumerable<ContactUnit> Branch(ContactUnit unit)
    {
        yield return unit;
        foreach (var merge in unit.Profile.Merges.Where(static one => one.UndoneAt == 0))
        {
            if (Find(merge.Other) is { } child)
            {
                foreach (var below in Branch(child))
                {
                    yield return below;
                }
            }
        }
    }

    /// <summary>As others see their identities.</summary>
    public IEnumerable<KnownIdentity> KnownIdentities => Identities.Select(static one => new KnownIdentity
    {
        Kind = one.Kind,
        Value = one.Value,
        Scope = one.Scope,
        IsFromChannel = one.FromChannel,
    });
}
