using System.Collections.Immutable;
using Chatbotics.Grains.Abstractions.Channels;
using Chatbotics.Grains.Abstractions.Contacts;
using Chatbotics.Grains.Abstractions.Conversations;
using Chatbotics.Grains.Contacts.Profiles;

namespace Chatbotics.Grains.Contacts;

/// <summary>Contacts as others see them.</summary>
internal static class ContactViews
{
    /// <summary>A row.</summary>
    /// <param name="group">The contact.</param>
    public static ContactRow Row(ContactGroup group)
    {
        var identities = group.Identities.ToList();
        return new ContactRow
        {
            Id = group.Root.Id,
            Name = group.DisplayName,
            Channels = [.. identities.Where(static one => one.FromChannel && one.Kind <= IdentityKind.Shopify)
                .Select(static one => (ChannelPlatform)one.Kind).Distinct().Order()],
            Phone = identities.Find(static one => one.Kind is IdentityKind.Phone)?.Value,
            Email = identities.Find(static one => one.Kind is IdentityKind.Email)?.Value,
            LastSeenAt = group.Seen == 0 ? null : At(group.Seen),
            CreatedAt = At(group.All.Min(static unit => unit.Created)),
            IsBlocked = group.IsBlocked,
            Labels = [.. group.Labels.Order(StringComparer.OrdinalIgnoreCase)],
            Attributes = [.. group.Attributes.OrderBy(static one => one.Key, StringComparer.Ordinal).Select(static one => new AttributeValue(one.Key, one.Value))],
        };
    }

    /// <summary>Everything.</summary>
    /// <param name="group">The contact.</param>
    /// <param name="conversations">Its conversations.</param>
    /// <param name="mayBe">Who it may be besides.</param>
    public static ContactView View(ContactGroup group, ImmutableArray<ConversationKey> conversations, ImmutableArray<ContactRow> mayBe)
    {
        var blocked = group.All.FirstOrDefault(static unit => unit.Profile.BlockedAt != 0)?.Profile;
        return new ContactView
        {
            Row = Row(group),
            GivenName = group.First(static profile => profile.Name),
            Language = group.First(static profile => profile.Language),
            TimeZone = group.First(static profile => profile.TimeZone),
            Identities = [.. group.KnownIdentities],
            Notes = [.. group.All.SelectMany(static unit => unit.Profile.Notes).OrderByDescending(static note => note.At).Select(static note => note.ToNote())],
            Merges = [.. group.All.SelectMany(static unit => unit.Profile.Merges).OrderByDescending(static merge => merge.At).Select(static merge => merge.ToMerge())],
            Conversations = conversations,
            MayBe = mayBe,
            BlockedAt = blocked is null ? null : At(blocked.BlockedAt),
            BlockedBy = blocked is null ? null : new Author(AuthorKind.Person, blocked.BlockedById, blocked.BlockedByName),
            Version = group.Root.Version,
        };
    }

    private static DateTimeOffset At(long milliseconds) => DateTimeOffset.FromUnixTimeMilliseconds(milliseconds);
}
