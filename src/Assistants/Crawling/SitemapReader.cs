using System.IO.Compression;
using System.Text;
using System.Xml;

namespace Chatbotics.Assistants.Crawling;

/// <summary>Reads sitemaps (sitemaps.org): lists of pages, lists of sitemaps, plain lists of addresses; packed or not.</summary>
internal static class SitemapReader
{
    private const int MaxAddresses = 50_000;
    private const int MaxUnpacked = 50 << 20;

    /// <summary>Reads a sitemap; what can't be read of it is left out.</summary>
    /// <param name="bytes">Its bytes.</param>
    /// <returns>The pages, and further sitemaps.</returns>
    public static (IReadOnlyList<string> Pages, IReadOnlyList<string> Sitemaps) Read(byte[] bytes)
    {
        var pages = new List<string>();
        var sitemaps = new List<string>();
        try
        {
            bytes = bytes is [0x1F, 0x8B, ..] ? Unpack(bytes) : bytes;
            if (FirstSign(bytes) == (byte)'<')
            {
                ReadXml(bytes, pages, sitemaps);
            }
            else
            {
                ReadLines(bytes, pages);
            }
        }
        catch (Exception damaged) when (damaged is XmlException or InvalidDataException)
        {
            // What was read before the damage is good.
        }

        return (pages, sitemaps);
    }

    private static void ReadXml(byte[] bytes, List<string> pages, List<string> sitemaps)
    {
        using var reader = XmlReader.Create(new MemoryStream(bytes, writable: false), new XmlReaderSettings
        {
            DtdProcessing = DtdProcessing.Prohibit,
            XmlResolver = null,
            MaxCharactersInDocument = MaxUnpacked,
        });
        var list = pages;
        while (pages.Count + sitemaps.Count < MaxAddresses && reader.Read())
        {
            if (reader.NodeType != XmlNodeType.Element)
            {
                continue;
            }

            switch (reader.LocalName)
            {
                case "sitemap":
                    list = sitemaps;
                    break;
                case "url":
                    list = pages;
                    break;

                // Pictures and videos have a "loc" too, in a namespace of their own.
                case "loc" when reader.Prefix.Length == 0:
                    list.Add(reader.ReadElementContentAsString().Trim());
                    break;
            }
        }
    }

    private static void ReadLines(byte[] bytes, List<string> pages)
    {
        foreach (var line in Encoding.UTF8.GetString(bytes).Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Take(MaxAddresses))
        {
            if (line.StartsWith("http", StringComparison.OrdinalIgnoreCase))
            {
                pages.Add(line);
            }
        }
    }

    private static byte FirstSign(ReadOnlySpan<byte> bytes)
    {
        bytes = bytes.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF]) ? bytes[3..] : bytes;
        return bytes.TrimStart(" \t\r\n"u8) is [var first, ..] ? first : (byte)0;
    }

    private static byte[] Unpack(byte[] bytes)
    {
        using var source = new GZipStream(new MemoryStream(bytes, writable: false), CompressionMode.Decompress);
        using var unpacked = new MemoryStream();
        var buffer = new byte[32 * 1024];
        int read;
        while ((read = source.Read(buffer)) > 0)
        {
            if (unpacked.Length + read > MaxUnpacked)
            {
                throw new InvalidDataException("The sitemap unpacks to too much.");
            }

            unpacked.Write(buffer, 0, read);
        }

        return unpacked.ToArray();
    }
}
