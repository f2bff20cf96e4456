using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace Chatbotics.Grains.Privacy.Exports;

/// <summary>
/// The few structures of a zip file (APPNOTE 4.3), made one by one, so that a file can be written over days, in pieces, by a
/// process that dies in between; <see cref="ZipArchive"/> must hold on to its stream. No file is larger than 2 GB, so that none
/// needs the 64-bit forms.
/// </summary>
internal static class ZipFormat
{
    /// <summary>Compressed with deflate.</summary>
    public const ushort Deflate = 8;

    /// <summary>As it is.</summary>
    public const ushort Stored = 0;

    private const ushort Version = 20;
    private const ushort Utf8Names = 1 << 11;
    private static readonly uint[] Table = MakeTable();

    /// <summary>Goes on with a CRC-32 of the usual polynomial; begins with 0.</summary>
    /// <param name="crc">What the bytes before gave.</param>
    /// <param name="bytes">The bytes.</param>
    public static uint Crc(uint crc, ReadOnlySpan<byte> bytes)
    {
        crc = ~crc;
        foreach (var one in bytes)
        {
            crc = Table[(crc ^ one) & 0xFF] ^ (crc >> 8);
        }

        return ~crc;
    }

    /// <summary>Compresses bytes.</summary>
    /// <param name="bytes">The bytes.</param>
    public static byte[] Compress(byte[] bytes)
    {
        using var buffer = new MemoryStream();
        using (var deflate = new DeflateStream(buffer, CompressionLevel.Optimal))
        {
            deflate.Write(bytes);
        }

        return buffer.ToArray();
    }

    /// <summary>What stands in front of an entry's bytes.</summary>
    /// <param name="entry">The entry.</param>
    public static byte[] Head(ZipEntry entry)
    {
        var name = Encoding.UTF8.GetBytes(entry.Name);
        var head = new byte[30 + name.Length];
        BinaryPrimitives.WriteUInt32LittleEndian(head, 0x04034b50);
        Common(head.AsSpan(4), entry, name.Length);
        name.CopyTo(head, 30);
        return head;
    }

    /// <summary>What stands of an entry in the directory at the end.</summary>
    /// <param name="entry">The entry.</param>
    /// <param name="offset">Where its head begins.</param>
    public static byte[] Record(ZipEntry entry, long offset)
    {
        var name = Encoding.UTF8.GetBytes(entry.Name);
        var record = new byte[46 + name.Length];
        BinaryPrimitives.WriteUInt32LittleEndian(record, 0x02014b50);
        BinaryPrimitives.WriteUInt16LittleEndian(record.AsSpan(4), Version);
        Common(record.AsSpan(6), entry, name.Length);
        BinaryPrimitives.WriteUInt32LittleEndian(record.AsSpan(42), (uint)offset);
        name.CopyTo(record, 46);
        return record;
    }

    /// <summary>The end of the file.</summary>
    /// <param name="entries">How many entries there are.</param>
    /// <param name="size">How many bytes the directory has.</param>
    /// <param name="offset">Where it begins.</param>
    public static byte[] End(int entries, long size, long offset)
    {
        var end = new byte[22];
        BinaryPrimitives.WriteUInt32LittleEndian(end, 0x06054b50);
        BinaryPrimitives.WriteUInt16LittleEndian(end.AsSpan(8), (ushort)entries);
        BinaryPrimitives.WriteUInt16LittleEndian(end.AsSpan(10), (ushort)entries);
        BinaryPrimitives.WriteUInt32LittleEndian(end.AsSpan(12), (uint)size);
        BinaryPrimitives.WriteUInt32LittleEndian(end.AsSpan(16), (uint)offset);
        return end;
    }

    private static void Common(Span<byte> to, ZipEntry entry, int nameLength)
    {
        var at = entry.At.UtcDateTime;
        BinaryPrimitives.WriteUInt16LittleEndian(to, Version);
        BinaryPrimitives.WriteUInt16LittleEndian(to[2..], Utf8Names);
        BinaryPrimitives.WriteUInt16LittleEndian(to[4..], entry.Method);
        BinaryPrimitives.WriteUInt16LittleEndian(to[6..], (ushort)((at.Hour << 11) | (at.Minute << 5) | (at.Second / 2)));
        BinaryPrimitives.WriteUInt16LittleEndian(to[8..], (ushort)(((at.Year - 1980) << 9) | (at.Month << 5) | at.Day));
        BinaryPrimitives.WriteUInt32LittleEndian(to[10..], entry.Crc);
        BinaryPrimitives.WriteUInt32LittleEndian(to[14..], (uint)entry.Packed);
        BinaryPrimitives.WriteUInt32LittleEndian(to[18..], (uint)entry.Size);
        BinaryPrimitives.WriteUInt16LittleEndian(to[22..], (ushort)nameLength);
    }

    private static uint[] MakeTable()
    {
        var table = new uint[256];
        for (var index = 0u; index < table.Length; index++)
        {
            var value = index;
            for (var bit = 0; bit < 8; bit++)
            {
                value = (value & 1) == 0 ? value >> 1 : 0xEDB88320 ^ (value >> 1);
            }

            table[index] = value;
        }

        return table;
    }
}
