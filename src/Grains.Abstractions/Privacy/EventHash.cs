using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Chatbotics.Grains.Abstractions.Privacy;

/// <summary>The short form under which a journal remembers the ids of events. Part of the stored data: it never changes.</summary>
public static class EventHash
{
    /// <summary>The first eight bytes of SHA-256 of an id, little-endian.</summary>
    /// <param name="id">For example an event's dedupe id.</param>
    public static ulong Of(string id)
    {
        Span<byte> utf8 = id.Length <= 256 ? stackalloc byte[3 * id.Length] : new byte[3 * id.Length];
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(utf8[..Encoding.UTF8.GetBytes(id, utf8)], hash);
        return BinaryPrimitives.ReadUInt64LittleEndian(hash);
    }
}
