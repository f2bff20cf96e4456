using System.Text.Json;
using Chatbotics.Grains.Privacy;

namespace Chatbotics.Grains.Contacts.Profiles;

/// <summary>Seals profiles, bound to workspace, contact and version.</summary>
internal static class ContactSeal
{
    /// <summary>Keeps a profile's seal apart from others under the same key.</summary>
    private const string Purpose = "contact/";

    /// <summary>Seals a profile.</summary>
    /// <param name="profile">The profile.</param>
    /// <param name="key">The contact's key.</param>
    /// <param name="tenant">The workspace.</param>
    /// <param name="id">The contact.</param>
    /// <param name="version">The version that it is written as.</param>
    public static byte[] Seal(ContactProfile profile, DataKey key, string tenant, string id, long version)
    {
        Span<byte> context = stackalloc byte[512];
        return key.Seal(
            JsonSerializer.SerializeToUtf8Bytes(profile, ContactProfileJson.Default.ContactProfile),
            DataKey.Context($"{Purpose}{tenant}/{id}", version, context));
    }

    /// <summary>Opens a profile.</summary>
    /// <param name="content">The sealed bytes.</param>
    /// <param name="key">The contact's key.</param>
    /// <param name="tenant">The workspace.</param>
    /// <param name="id">The contact.</param>
    /// <param name="version">The version that it was written as.</param>
    /// <exception cref="System.Security.Cryptography.CryptographicException">It was changed or swapped.</exception>
    /// <exception cref="JsonException">A newer build wrote it in another form.</exception>
    public static ContactProfile Open(ReadOnlySpan<byte> content, DataKey key, string tenant, string id, long version)
    {
        Span<byte> context = stackalloc byte[512];
        var plain = key.Open(content, DataKey.Context($"{Purpose}{tenant}/{id}", version, context));
        return JsonSerializer.Deserialize(plain, ContactProfileJson.Default.ContactProfile) ?? throw new JsonException("A profile is empty.");
    }
}
