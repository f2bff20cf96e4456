using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Chatbotics.Grains.Contacts.Profiles;

namespace Chatbotics.Grains.Contacts.Indexing;

/// <summary>Hashes of one workspace: HMAC-SHA-256, of which 64 bits are kept.</summary>
/// <param name="secret">32 random bytes.</param>
internal sealed class ContactHasher(byte[] secret)
{
    /// <summary>The hash of an identity.</summary>
    /// <param name="identity">In its normal form.</param>
    public long Identity(StoredIdentity identity) =>
        Hash(string.Create(CultureInfo.InvariantCulture, $"i/{(int)identity.Kind}/{identity.Scope}/{identity.Value}"));

    /// <summary>The hash of a field's name.</summary>
    /// <param name="name">One of the contact fields.</param>
    public long Field(string name) => Hash("f/" + name);

    /// <summary>The hash of a field's value; case does not count.</summary>
    /// <param name="value">The value.</param>
    public long Value(string value) => Hash("v/" + WordForms.Fold(value));

    /// <summary>The hash of a word or a word's beginning.</summary>
    /// <param name="word">Folded.</param>
    public string Word(string word) => Hash("w/" + word).ToString("x16", CultureInfo.InvariantCulture);

    private long Hash(string text)
    {
        var length = Encoding.UTF8.GetMaxByteCount(text.Length);
        var buffer = length <= 512 ? stackalloc byte[512] : new byte[length];
        Span<byte> hash = stackalloc byte[HMACSHA256.HashSizeInBytes];
        HMACSHA256.HashData(secret, buffer[..Encoding.UTF8.GetBytes(text, buffer)], hash);
        return BinaryPrimitives.ReadInt64LittleEndian(hash);
    }
}
