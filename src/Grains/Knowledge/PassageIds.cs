using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;

namespace Chatbotics.Grains.Knowledge;

/// <summary>Hashes that tell whether something has changed.</summary>
public static class PassageIds
{
    /// <summary>A passage's id: 32 hexadecimal digits.</summary>
    /// <param name="document">The document's id.</param>
    /// <param name="headings">The headings above.</param>
    /// <param name="text">The question and the text.</param>
    /// <param name="occurrence">0 for the first passage with the same place and text, 1 for the next.</param>
    public static string Of(string document, ImmutableArray<string> headings, string text, int occurrence)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Append(hash, document);
        foreach (var heading in headings)
        {
            Append(hash, heading);
        }

        Append(hash, "");
        Append(hash, text);
        if (occurrence > 0)
        {
            hash.AppendData([(byte)occurrence, (byte)(occurrence >> 8)]);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset().AsSpan(0, 16));
    }

    /// <summary>The hash of a document's bytes: 64 hexadecimal digits. Equal hashes need not be read again.</summary>
    /// <param name="content">The bytes.</param>
    public static string OfContent(ReadOnlySpan<byte> content) => Convert.ToHexStringLower(SHA256.HashData(content));

    private static void Append(IncrementalHash hash, string text)
    {
        // A separator that no text holds, so that two texts never run into one another.
        hash.AppendData(Encoding.UTF8.GetBytes(text));
        hash.AppendData([0xFF]);
    }
}
