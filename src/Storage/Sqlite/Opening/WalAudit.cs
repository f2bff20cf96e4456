using System.Buffers.Binary;

namespace Chatbotics.Storage.Sqlite.Opening;

/// <summary>
/// Looks at a write-ahead log before SQLite does. SQLite takes the first frame that doesn't fit for the end of the log and
/// drops what follows, which is right after a power cut and silently loses commits when a byte was changed. Every commit
/// was synced before the next one began, so a cut leaves at most one commit behind the first broken frame; two or more mean
/// damage. (https://sqlite.org/fileformat2.html#the_write_ahead_log)
/// </summary>
internal static class WalAudit
{
    private const int HeaderLength = 32;
    private const int FrameHeaderLength = 24;
    private const uint LittleEndianMagic = 0x377f0682;
    private const uint BigEndianMagic = 0x377f0683;
    private const int CommitsThatMeanDamage = 2;

    /// <summary>Whether the log has lost durable commits.</summary>
    /// <param name="path">The log; need not exist.</param>
    public static bool IsDamaged(string path)
    {
        if (!File.Exists(path))
        {
            return false;
        }

        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, bufferSize: 1 << 20);
        var header = new byte[HeaderLength];
        if (file.ReadAtLeast(header, HeaderLength, throwOnEndOfStream: false) < HeaderLength)
        {
            return false;
        }

        var magic = BinaryPrimitives.ReadUInt32BigEndian(header);
        var pageSize = BinaryPrimitives.ReadUInt32BigEndian(header.AsSpan(8));
        var sum = new Checksum(magic == BigEndianMagic);
        sum.Add(header.AsSpan(0, 24));
        if (magic is not (LittleEndianMagic or BigEndianMagic) || pageSize is < 512 or > 65_536 || !sum.Equals(header.AsSpan(24)))
        {
            return IsBrokenHeaderOfFrames(file, header);
        }

        return CommitsBehindTheBreak(file, header.AsSpan(16, 8).ToArray(), (int)pageSize, sum) >= CommitsThatMeanDamage;
    }

    private static int CommitsBehindTheBreak(FileStream file, byte[] salt, int pageSize, Checksum sum)
    {
        var frame = new byte[FrameHeaderLength + pageSize];
        var broken = false;
        var commits = 0;
        while (file.ReadAtLeast(frame, frame.Length, throwOnEndOfStream: false) == frame.Length)
        {
            var sameLog = frame.AsSpan(8, 8).SequenceEqual(salt);
            if (!broken)
            {
                sum.Add(frame.AsSpan(0, 8));
                sum.Add(frame.AsSpan(FrameHeaderLength));
                broken = !sameLog || !sum.Equals(frame.AsSpan(16));
            }

            if (broken && sameLog && BinaryPrimitives.ReadUInt32BigEndian(frame.AsSpan(4)) != 0)
            {
                commits++;
            }
        }

        return commits;
    }

    /// <summary>
    /// The header is synced before the first frame is written below it. Frames that carry its salt, or all of it but one
    /// byte, say that it was whole once.
    /// </summary>
    private static bool IsBrokenHeaderOfFrames(FileStream file, byte[] header)
    {
        var frame = new byte[FrameHeaderLength];
        if (file.ReadAtLeast(frame, FrameHeaderLength, throwOnEndOfStream: false) < FrameHeaderLength)
        {
            return false;
        }

        var different = 0;
        for (var index = 0; index < 8; index++)
        {
            different += header[16 + index] == frame[8 + index] ? 0 : 1;
        }

        return different <= 1;
    }

    private struct Checksum(bool bigEndian)
    {
        private uint _first;
        private uint _second;

        public void Add(ReadOnlySpan<byte> bytes)
        {
            for (; bytes.Length >= 8; bytes = bytes[8..])
            {
                _first += Word(bytes) + _second;
                _second += Word(bytes[4..]) + _first;
            }
        }

        public readonly bool Equals(ReadOnlySpan<byte> stored) =>
            BinaryPrimitives.ReadUInt32BigEndian(stored) == _first && BinaryPrimitives.ReadUInt32BigEndian(stored[4..]) == _second;

        private readonly uint Word(ReadOnlySpan<byte> bytes) =>
            bigEndian ? BinaryPrimitives.ReadUInt32BigEndian(bytes) : BinaryPrimitives.ReadUInt32LittleEndian(bytes);
    }
}
