using System.Security.Cryptography;
using System.Text;
using Chatbotics.Grains.Privacy;

namespace Chatbotics.Grains.People.Security;

/// <summary>Seals texts about people, bound to the place they are stored at.</summary>
internal static class SealedText
{
    /// <summary>Seals a text.</summary>
    /// <param name="key">The key of whom it is about.</param>
    /// <param name="place">Where it is stored, for example "account/…/profile"; must be given again to open.</param>
    /// <param name="text">The text.</param>
    public static byte[] Seal(DataKey key, string place, string text) =>
        key.Seal(Encoding.UTF8.GetBytes(text), Encoding.UTF8.GetBytes(place));

    /// <summary>Opens a text.</summary>
    /// <param name="key">The same key.</param>
    /// <param name="place">The same place.</param>
    /// <param name="bytes">What <see cref="Seal"/> gave.</param>
    /// <exception cref="CryptographicException">The bytes were changed or come from another place.</exception>
    public static string Open(DataKey key, string place, ReadOnlySpan<byte> bytes) =>
        Encoding.UTF8.GetString(key.Open(bytes, Encoding.UTF8.GetBytes(place)));
}
