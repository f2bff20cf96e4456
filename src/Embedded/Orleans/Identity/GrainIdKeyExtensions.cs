using System.Buffers.Text;
using System.Text;

namespace Orleans.Runtime;

/// <summary>Reads and writes the key part of identities: integers in upper-case hex, GUIDs as 32 hex digits, an optional extension after a plus sign.</summary>
public static class GrainIdKeyExtensions
{
    /// <summary>Encodes an integer key.</summary>
    /// <param name="key">The key.</param>
    /// <returns>The key part.</returns>
    public static IdSpan CreateIntegerKey(long key) => CreateIntegerKey(key, ReadOnlySpan<byte>.Empty);

    /// <summary>Encodes an integer key with an extension.</summary>
    /// <param name="key">The key.</param>
    /// <param name="keyExtension">The extension in UTF-8; empty for none.</param>
    /// <returns>The key part.</returns>
    public static IdSpan CreateIntegerKey(long key, ReadOnlySpan<byte> keyExtension)
    {
        Span<byte> digits = stackalloc byte[16];
        Utf8Formatter.TryFormat(key, digits, out var length, 'X');
        return Join(digits[..length], keyExtension);
    }

    /// <summary>Encodes an integer key with an extension.</summary>
    /// <param name="key">The key.</param>
    /// <param name="keyExtension">The extension; blank for none.</param>
    /// <returns>The key part.</returns>
    public static IdSpan CreateIntegerKey(long key, string? keyExtension)
        => CreateIntegerKey(key, string.IsNullOrWhiteSpace(keyExtension) ? [] : Encoding.UTF8.GetBytes(keyExtension));

    /// <summary>Encodes a GUID key.</summary>
    /// <param name="key">The key.</param>
    /// <returns>The key part.</returns>
    public static IdSpan CreateGuidKey(Guid key) => CreateGuidKey(key, ReadOnlySpan<byte>.Empty);

    /// <summary>Encodes a GUID key with an extension.</summary>
    /// <param name="key">The key.</param>
    /// <param name="keyExtension">The extension in UTF-8; empty for none.</param>
    /// <returns>The key part.</returns>
    public static IdSpan CreateGuidKey(Guid key, ReadOnlySpan<byte> keyExtension)
    {
        Span<byte> digits = stackalloc byte[32];
        Utf8Formatter.TryFormat(key, digits, out _, 'N');
        return Join(digits, keyExtension);
    }

    /// <summary>Encodes a GUID key with an extension.</summary>
    /// <param name="key">The key.</param>
    /// <param name="keyExtension">The extension; blank for none.</param>
    /// <returns>The key part.</returns>
    public static IdSpan CreateGuidKey(Guid key, string? keyExtension)
        => CreateGuidKey(key, string.IsNullOrWhiteSpace(keyExtension) ? [] : Encoding.UTF8.GetBytes(keyExtension));

    /// <summary>Reads an integer key.</summary>
    /// <param name="grainId">The identity.</param>
    /// <param name="key">The key.</param>
    /// <param name="keyExt">The extension, if any.</param>
    /// <returns>Whether the identity has an integer key.</returns>
    public static bool TryGetIntegerKey(this GrainId grainId, out long key, out string? keyExt)
    {
        var digits = grainId.Key.AsSpan();
        Split(ref digits, digits.IndexOf((byte)'+'), out keyExt);
        return Utf8Parser.TryParse(digits, out key, out var read, 'X') && read == digits.Length;
    }

    /// <summary>Reads an integer key.</summary>
    /// <param name="grainId">The identity.</param>
    /// <param name="keyExt">The extension, if any.</param>
    /// <returns>The key.</returns>
    /// <exception cref="ArgumentException">The identity has no integer key.</exception>
    public static long GetIntegerKey(this GrainId grainId, out string? keyExt)
        => grainId.TryGetIntegerKey(out var key, out keyExt) ? key : throw Wrong(grainId, "Integer");

    /// <summary>Reads an integer key.</summary>
    /// <param name="grainId">The identity.</param>
    /// <returns>The key.</returns>
    /// <exception cref="ArgumentException">The identity has no integer key.</exception>
    public static long GetIntegerKey(this GrainId grainId) => grainId.GetIntegerKey(out _);

    /// <summary>Reads a GUID key.</summary>
    /// <param name="grainId">The identity.</param>
    /// <param name="key">The key.</param>
    /// <param name="keyExt">The extension, if any.</param>
    /// <returns>Whether the identity has a GUID key.</returns>
    public static bool TryGetGuidKey(this GrainId grainId, out Guid key, out string? keyExt)
    {
        var digits = grainId.Key.AsSpan();
        Split(ref digits, digits.Length > 32 && digits[32] == (byte)'+' ? 32 : -1, out keyExt);
        key = default;
        return digits.Length == 32 && Utf8Parser.TryParse(digits, out key, out var read, 'N') && read == 32;
    }

    /// <summary>Reads a GUID key.</summary>
    /// <param name="grainId">The identity.</param>
    /// <param name="keyExt">The extension, if any.</param>
    /// <returns>The key.</returns>
    /// <exception cref="ArgumentException">The identity has no GUID key.</exception>
    public static Guid GetGuidKey(this GrainId grainId, out string? keyExt)
        => grainId.TryGetGuidKey(out var key, out keyExt) ? key : throw Wrong(grainId, "Guid");

    /// <summary>Reads a GUID key.</summary>
    /// <param name="grainId">The identity.</param>
    /// <returns>The key.</returns>
    /// <exception cref="ArgumentException">The identity has no GUID key.</exception>
    public static Guid GetGuidKey(this GrainId grainId) => grainId.GetGuidKey(out _);

    private static IdSpan Join(ReadOnlySpan<byte> digits, ReadOnlySpan<byte> extension)
    {
        if (extension.IsEmpty)
        {
            return new IdSpan(digits.ToArray());
        }

        var all = new byte[digits.Length + 1 + extension.Length];
        digits.CopyTo(all);
        all[digits.Length] = (byte)'+';
        extension.CopyTo(all.AsSpan(digits.Length + 1));
        return new IdSpan(all);
    }

    private static void Split(ref ReadOnlySpan<byte> key, int plus, out string? extension)
    {
        extension = null;
        if (plus >= 0)
        {
            extension = Encoding.UTF8.GetString(key[(plus + 1)..]);
            key = key[..plus];
        }
    }

    private static ArgumentException Wrong(GrainId grainId, string kind)
        => new($"Value \"{grainId}\" is not in the correct format for a {kind} key.", nameof(grainId));
}
