using System.Text;
using Chatbotics.Grains.Knowledge;

namespace Chatbotics.Assistants.Knowledge.Reading;

/// <summary>Turns bytes into text: by a byte order mark, a declared encoding, strict UTF-8, or at last Windows-1252.</summary>
internal static class TextDecoder
{
    private const int SampleLength = 64 * 1024;

    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);
    private static readonly Encoding Western = CodePagesEncodingProvider.Instance.GetEncoding(1252)!;

    /// <summary>Decodes a text.</summary>
    /// <param name="bytes">The bytes.</param>
    /// <param name="declared">The encoding's declared name, or null.</param>
    /// <exception cref="DocumentRefusedException">It is no text.</exception>
    public static string Decode(ReadOnlySpan<byte> bytes, string? declared = null)
    {
        var (encoding, preamble) = Mark(bytes);
        if (encoding is not null)
        {
            return encoding.GetString(bytes[preamble..]);
        }

        // A text has no null bytes, whatever its encoding of one byte; a program or a picture has.
        if (bytes[..Math.Min(bytes.Length, SampleLength)].Contains((byte)0))
        {
            throw new DocumentRefusedException(DocumentFault.UnknownFormat, "This file is no text. Upload a document, or save it as text.");
        }

        if (declared is not null && Named(declared) is { } named and not UTF8Encoding)
        {
            return named.GetString(bytes);
        }

        try
        {
            return StrictUtf8.GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            return Western.GetString(bytes);
        }
    }

    /// <summary>The declared encoding of a media type, or null.</summary>
    /// <param name="mediaType">The media type with its parameters.</param>
    public static string? Charset(string? mediaType)
    {
        const string Parameter = "charset=";
        var at = mediaType?.IndexOf(Parameter, StringComparison.OrdinalIgnoreCase) ?? -1;
        return at < 0 ? null : mediaType![(at + Parameter.Length)..].Split(';')[0].Trim(' ', '"', '\'');
    }

    private static Encoding? Named(string name)
    {
        try
        {
            return CodePagesEncodingProvider.Instance.GetEncoding(name) ?? Encoding.GetEncoding(name);
        }
        catch (Exception unknown) when (unknown is ArgumentException or NotSupportedException)
        {
            return null;
        }
    }

    private static (Encoding? Encoding, int Preamble) Mark(ReadOnlySpan<byte> bytes) => bytes switch
    {
        [0xEF, 0xBB, 0xBF, ..] => (Encoding.UTF8, 3),
        [0xFF, 0xFE, 0, 0, ..] => (Encoding.UTF32, 4),
        [0xFF, 0xFE, ..] => (Encoding.Unicode, 2),
        [0xFE, 0xFF, ..] => (Encoding.BigEndianUnicode, 2),
        _ => (null, 0),
    };
}
