using System.IO.Compression;
using Chatbotics.Grains.Knowledge;

namespace Chatbotics.Assistants.Knowledge.Reading;

/// <summary>
/// Looks at an archive before anything else does: unpacks every entry into nothing and counts, because what an archive says
/// of itself may be a lie. Nothing is written anywhere.
/// </summary>
internal static class ArchiveInspector
{
    /// <summary>Small entries may pack extremely well without harm.</summary>
    private const long RatioMatters = 1 << 20;

    /// <summary>Checks an archive.</summary>
    /// <param name="content">The archive.</param>
    /// <param name="budget">The budget.</param>
    /// <exception cref="DocumentRefusedException">It unpacks to too much, names files outside of itself, or is damaged.</exception>
    public static void Check(ReadOnlyMemory<byte> content, ReadingBudget budget)
    {
        try
        {
            using var archive = new ZipArchive(new MemoryStream(content.ToArray(), writable: false), ZipArchiveMode.Read);
            if (archive.Entries.Count > budget.Limits.Entries)
            {
                throw Suspicious();
            }

            var buffer = new byte[64 * 1024];
            var total = 0L;
            foreach (var entry in archive.Entries)
            {
                if (IsOutside(entry.FullName) || entry.Length > budget.Limits.ExpandedBytes)
                {
                    throw Suspicious();
                }

                total = Count(entry, total, buffer, budget);
            }
        }
        catch (Exception damaged) when (damaged is InvalidDataException or EndOfStreamException or NotSupportedException or ArgumentException)
        {
            throw new DocumentRefusedException(DocumentFault.Damaged, "The file is damaged. Save it anew and upload it again.", damaged);
        }
    }

    private static long Count(ZipArchiveEntry entry, long total, byte[] buffer, ReadingBudget budget)
    {
        var size = 0L;
        using var stream = entry.Open();
        int read;
        while ((read = stream.Read(buffer)) > 0)
        {
            budget.Check();
            size += read;
            total += read;
            if (total > budget.Limits.ExpandedBytes
                || (size > RatioMatters && size > Math.Max(1, entry.CompressedLength) * budget.Limits.ExpansionRatio))
            {
                throw Suspicious();
            }
        }

        return total;
    }

    private static bool IsOutside(string name) =>
        name.StartsWith('/') || name.Contains('\\', StringComparison.Ordinal) || name.Contains(':', StringComparison.Ordinal)
        || name.Split('/').Contains("..", StringComparer.Ordinal);

    private static DocumentRefusedException Suspicious() => new(
        DocumentFault.SuspiciousArchive, "The file unpacks to far more than it should, or is not put together as such files are. Save it anew and upload it again.");
}
