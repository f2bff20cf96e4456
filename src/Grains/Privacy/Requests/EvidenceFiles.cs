using System.Collections.Immutable;
using System.Text;
using Chatbotics.Grains.Contacts.Files;
using Chatbotics.Grains.Media;

namespace Chatbotics.Grains.Privacy.Requests;

/// <summary>Keeps the files of requests in sealed parts, and says which are taken.</summary>
/// <param name="parts">The parts.</param>
internal sealed class EvidenceFiles(SealedParts parts)
{
    private const int PartSize = 512 * 1024;

    /// <summary>The type of a file by its content; null when it is none that is taken.</summary>
    /// <param name="content">The bytes.</param>
    public static string? TypeOf(ReadOnlySpan<byte> content) =>
        MediaTypes.Sniff(content[..Math.Min(content.Length, MediaTypes.HeadLength)], null) switch
        {
            "application/pdf" => "application/pdf",
            "image/png" => "image/png",
            "image/jpeg" => "image/jpeg",
            "image/webp" => "image/webp",
            null when IsText(content) => "text/plain",
            _ => null,
        };

    /// <summary>Keeps a file.</summary>
    /// <param name="tenant">The workspace.</param>
    /// <param name="id">The evidence.</param>
    /// <param name="key">The request's key.</param>
    /// <param name="content">The bytes.</param>
    public async Task Keep(string tenant, Guid id, Guid key, ImmutableArray<byte> content)
    {
        for (var (index, at) = (0, 0); at < content.Length; index++, at += PartSize)
        {
            await parts.Put(tenant, NameOf(id), key, index, content.AsMemory().Slice(at, Math.Min(PartSize, content.Length - at)));
        }
    }

    /// <summary>A file; null when it is gone.</summary>
    /// <param name="tenant">The workspace.</param>
    /// <param name="id">The evidence.</param>
    /// <param name="key">The request's key.</param>
    public async Task<ImmutableArray<byte>?> Read(string tenant, Guid id, Guid key)
    {
        var content = ImmutableArray.CreateBuilder<byte>();
        for (var index = 0; await parts.Get(tenant, NameOf(id), key, index) is { } part; index++)
        {
            content.AddRange(part);
        }

        return content.Count == 0 ? null : content.ToImmutable();
    }

    /// <summary>Destroys the key and removes a file. Idempotent.</summary>
    /// <param name="tenant">The workspace.</param>
    /// <param name="id">The evidence.</param>
    /// <param name="key">The request's key.</param>
    public Task Remove(string tenant, Guid id, Guid key) => parts.Remove(tenant, NameOf(id), key);

    private static string NameOf(Guid id) => "evidence-" + id.ToString("N");

    private static bool IsText(ReadOnlySpan<byte> content)
    {
        try
        {
            _ = new UTF8Encoding(false, throwOnInvalidBytes: true).GetCharCount(content);
            return !content.Contains((byte)0);
        }
        catch (DecoderFallbackException)
        {
            return false;
        }
    }
}
