using System.Security.Cryptography;
using System.Text.Json;
using Chatbotics.Grains.Abstractions.Conversations;
using Chatbotics.Grains.Privacy;

namespace Chatbotics.Grains.Media;

/// <summary>
/// The sealed form of files. The bytes are cut into blocks of 64 KiB, each sealed under the conversation's key and bound
/// to tenant, conversation, file and place, the last one as the last: none can be swapped, left out or added, and any
/// part can be read without the rest. The header names the key in the clear and is bound to tenant and file.
/// </summary>
internal static class MediaSeal
{
    /// <summary>The bytes of a block, unsealed.</summary>
    public const int Block = 64 * 1024;

    private const byte HeaderVersion = 1;
    private const int KeyIdLength = 16;

    /// <summary>What a block is bound to.</summary>
    /// <param name="conversation">The conversation; its key begins with the tenant.</param>
    /// <param name="id">The file.</param>
    /// <param name="index">The block's place.</param>
    /// <param name="isLast">Nothing follows it.</param>
    public static byte[] Context(ConversationKey conversation, string id, long index, bool isLast)
    {
        var owner = $"media/{conversation.Value}/{id}";
        var buffer = new byte[(3 * owner.Length) + sizeof(long)];
        return DataKey.Context(owner, (index << 1) | (isLast ? 1L : 0L), buffer).ToArray();
    }

    /// <summary>Writes a header.</summary>
    /// <param name="key">Seals it.</param>
    /// <param name="tenant">The workspace.</param>
    /// <param name="id">The file.</param>
    /// <param name="header">What to keep.</param>
    public static byte[] Write(DataKey key, string tenant, string id, MediaHeader header)
    {
        var body = key.Seal(JsonSerializer.SerializeToUtf8Bytes(header, MediaJson.Default.MediaHeader), HeaderContext(tenant, id));
        var bytes = new byte[1 + KeyIdLength + body.Length];
        bytes[0] = HeaderVersion;
        key.Id.TryWriteBytes(bytes.AsSpan(1), bigEndian: true, out _);
        body.CopyTo(bytes, 1 + KeyIdLength);
        return bytes;
    }

    /// <summary>The key that a header names; null when it has another form.</summary>
    /// <param name="header">The header.</param>
    public static Guid? KeyOf(ReadOnlySpan<byte> header) =>
        header.Length > 1 + KeyIdLength && header[0] == HeaderVersion ? new Guid(header.Slice(1, KeyIdLength), bigEndian: true) : null;

    /// <summary>Opens a header.</summary>
    /// <param name="key">The key it names.</param>
    /// <param name="tenant">The workspace.</param>
    /// <param name="id">The file.</param>
    /// <param name="header">The header.</param>
    /// <exception cref="CryptographicException">It was changed or swapped.</exception>
    public static MediaHeader Open(DataKey key, string tenant, string id, ReadOnlySpan<byte> header) =>
        JsonSerializer.Deserialize(key.Open(header[(1 + KeyIdLength)..], HeaderContext(tenant, id)), MediaJson.Default.MediaHeader)
        ?? throw new CryptographicException("A file's header is empty.");

    private static byte[] HeaderContext(string tenant, string id)
    {
        var owner = $"media-header/{tenant}/{id}";
        var buffer = new byte[(3 * owner.Length) + sizeof(long)];
        return DataKey.Context(owner, 0, buffer).ToArray();
    }
}
