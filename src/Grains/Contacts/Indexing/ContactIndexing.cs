using System.Globalization;
using Chatbotics.Grains.Abstractions.Contacts;
using Chatbotics.Grains.Contacts.Ports;
using Chatbotics.Grains.Contacts.Profiles;

namespace Chatbotics.Grains.Contacts.Indexing;

/// <summary>What a group of contacts is found by.</summary>
internal static class ContactIndexing
{
    /// <summary>The entry of a group.</summary>
    /// <param name="group">The group.</param>
    /// <param name="hasher">The workspace's hashes.</param>
    /// <param name="compared">The ids of the attributes that are numbers or days: their values lie open, to be compared.</param>
    public static ContactIndexEntry Of(ContactGroup group, ContactHasher hasher, IReadOnlySet<string> compared)
    {
        var words = Words(group).Distinct(StringComparer.Ordinal).Select(hasher.Word);
        return new ContactIndexEntry(Flags(group), string.Join(' ', words), [.. Facts(group, hasher, compared)]);
    }

    /// <summary>The number by which a day or a number is compared; null when the text is neither.</summary>
    /// <param name="text">In the attribute's form.</param>
    public static double? Number(string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) ? number
            : DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day.DayNumber
            : null;

    private static long Flags(ContactGroup group)
    {
        var flags = group.IsBlocked ? ContactFlags.Blocked : 0;
        foreach (var identity in group.Identities)
        {
            flags |= identity.Kind switch
            {
                IdentityKind.Phone => ContactFlags.Phone,
                IdentityKind.Email => ContactFlags.Email,
                IdentityKind.External => 0,
                var channel => 1L << (int)channel,
            };
        }

        return flags;
    }

    private static IEnumerable<string> Words(ContactGroup group)
    {
        foreach (var unit in group.All)
        {
            string?[] names = [unit.Profile.Name, unit.Profile.ChannelName, unit.Profile.Username];
            foreach (var word in names.OfType<string>().SelectMany(WordForms.OfName))
            {
                yield return word;
            }
        }

        foreach (var identity in group.Identities)
        {
            var forms = identity.Kind is IdentityKind.Phone ? WordForms.OfNumber(identity.Value) : WordForms.OfName(identity.Value);
            foreach (var word in forms)
            {
                yield return word;
            }
        }
    }

    private static IEnumerable<ContactFact> Facts(ContactGroup group, ContactHasher hasher, IReadOnlySet<string> compared)
    {
        var labels = hasher.Field(ContactFields.Label);
        foreach (var label in group.Labels)
        {
            yield return new ContactFact(labels, hasher.Value(label));
        }

        if (group.First(static profile => profile.Language) is { } language)
        {
            yield return new ContactFact(hasher.Field(ContactFields.Language), hasher.Value(language));
        }

        foreach (var (id, value) in group.Attributes)
        {
            yield return new ContactFact(hasher.Field(ContactFields.AttributePrefix + id), hasher.Value(value), compared.Contains(id) ? Number(value) : null);
        }
    }
}
