using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Chatbotics.Channels.Meta.Webhooks;

/// <summary>
/// Composes the ids by which a redelivered event is known: the event's kind and the provider's id, or a digest of what
/// it says where there is no id or one too long. At most <see cref="MaxLength"/> characters.
/// </summary>
internal static class DedupeIds
{
    /// <summary>The longest id, in characters.</summary>
    public const int MaxLength = 200;

    /// <summary>The id of an event with a provider's id.</summary>
    /// <param name="kind">The event's kind, for example "m".</param>
    /// <param name="id">The provider's id.</param>
    public static string Of(string kind, string id)
    {
        var whole = string.Concat(kind, ":", id);
        return whole.Length <= MaxLength ? whole : Of(kind, Encoding.UTF8.GetBytes(id));
    }

    /// <summary>The id of an event without one: a digest of what stays the same when it is delivered again.</summary>
    /// <param name="kind">The event's kind.</param>
    /// <param name="content">The event's own JSON.</param>
    /// <param name="contact">The contact, where the content doesn't name it.</param>
    public static string Of(string kind, ReadOnlySpan<byte> content, string contact = "")
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes(contact));
        hash.AppendData([0]);
        hash.AppendData(content);
        Span<byte> digest = stackalloc byte[32];
        hash.GetHashAndReset(digest);
        return $"{kind}:#{Base64Url.EncodeToString(digest)}";
    }
}
