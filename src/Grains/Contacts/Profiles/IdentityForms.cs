using System.Text;
using Chatbotics.Grains.Abstractions.Contacts;
using Chatbotics.Grains.Abstractions.People;

namespace Chatbotics.Grains.Contacts.Profiles;

/// <summary>Brings what people and channels write into one form.</summary>
internal static class IdentityForms
{
    private const int MaxLength = 200;

    /// <summary>The normal form, or null when it is none of its kind.</summary>
    /// <param name="kind">The kind.</param>
    /// <param name="text">As somebody wrote it; hostile.</param>
    public static string? Normal(IdentityKind kind, string? text)
    {
        if (string.IsNullOrWhiteSpace(text) || text.Length > MaxLength)
        {
            return null;
        }

        return kind switch
        {
            IdentityKind.Phone => Phone(text),
            IdentityKind.Email => EmailAddresses.TryNormalize(text, out var address) ? address : null,
            _ => text.Trim() is { Length: > 0 } id && !id.Any(char.IsControl) ? id : null,
        };
    }

    /// <summary>What a channel's event says of who wrote.</summary>
    /// <param name="sighting">The sighting.</param>
    public static List<StoredIdentity> Of(ContactSighting sighting)
    {
        var connection = sighting.Conversation.Connection;
        var kind = (IdentityKind)connection.Platform;

        // WhatsApp names a person alike on every number; the others name them anew for each Page or account.
        var scope = kind is IdentityKind.WhatsApp ? null : connection.AssetId;
        var all = sighting.Person.Ids
            .Where(static id => id.Length is > 0 and <= 500)
            .Select(id => new StoredIdentity { Kind = kind, Value = id, Scope = scope, FromChannel = true })
            .ToList();
        if (sighting.Person.Phone is { Length: > 0 } digits && Phone(digits[0] == '+' ? digits : "+" + digits) is { } phone)
        {
            all.Add(new StoredIdentity { Kind = IdentityKind.Phone, Value = phone, FromChannel = true });
        }

        return all;
    }

    private static string? Phone(string text)
    {
        var number = new StringBuilder(16);
        foreach (var sign in text.AsSpan().Trim())
        {
            if (char.IsAsciiDigit(sign))
            {
                number.Append(sign);
            }
            else if (sign == '+' && number.Length == 0)
            {
                number.Append('+');
            }
            else if (!(sign is ' ' or '-' or '.' or '/' or '(' or ')' or '\u00a0'))
            {
                return null;
            }
        }

        if (number.Length > 2 && number[0] == '0' && number[1] == '0')
        {
            number.Remove(0, 2).Insert(0, '+');
        }

        return number.Length is >= 8 and <= 16 && number[0] == '+' && number[1] != '0' ? number.ToString() : null;
    }
}
