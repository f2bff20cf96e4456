using System.Buffers;
using System.Buffers.Text;

namespace Chatbotics.Channels.Meta.Signatures;

/// <summary>Strict base64url: the URL alphabet only, padding absent or complete, no white space.</summary>
internal static class UrlBase64
{
    private static readonly SearchValues<char> Alphabet =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_");

    /// <summary>Decodes; null when it isn't that.</summary>
    /// <param name="text">The encoded text.</param>
    public static byte[]? TryDecode(ReadOnlySpan<char> text)
    {
        var bare = text.TrimEnd('=');
        var padding = text.Length - bare.Length;
        if (padding > 2 || (padding > 0 && text.Length % 4 != 0)
            || bare.ContainsAnyExcept(Alphabet)
            || bare.Length % 4 == 1)
        {
            return null;
        }

        var bytes = new byte[Base64Url.GetMaxDecodedLength(bare.Length)];
        return Base64Url.TryDecodeFromChars(bare, bytes, out var written) ? bytes[..written] : null;
    }
}
