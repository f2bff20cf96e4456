using System.Globalization;
using System.Text;
using Chatbotics.Grains.Abstractions.Inbox;

namespace Chatbotics.Grains.Inbox.Index;

/// <summary>A place in the order of a list: the row there, or where it was.</summary>
/// <param name="First">The first value of its place.</param>
/// <param name="Second">The second value.</param>
/// <param name="Key">The conversation.</param>
internal readonly record struct IndexCursor(long First, long Second, string Key)
{
    /// <summary>Compares places; the greater stands before.</summary>
    public static IComparer<IndexCursor> Order { get; } = Comparer<IndexCursor>.Create(static (one, other) => one.Against(other));

    /// <summary>Compares with another place.</summary>
    /// <param name="other">The other place.</param>
    public int Against(IndexCursor other) =>
        First != other.First ? First.CompareTo(other.First)
        : Second != other.Second ? Second.CompareTo(other.Second)
        : string.CompareOrdinal(Key, other.Key);

    /// <summary>Writes it for a caller, who may give it back.</summary>
    /// <param name="sort">The order that it is a place in.</param>
    public string Format(InboxSort sort) => System.Buffers.Text.Base64Url.EncodeToString(
        Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{(int)sort}.{First}.{Second}.{Key}")));

    /// <summary>Reads what <see cref="Format"/> wrote.</summary>
    /// <param name="text">The text; hostile.</param>
    /// <param name="sort">The order that it must be a place in.</param>
    /// <param name="cursor">The place when the text is good.</param>
    public static bool TryParse(string text, InboxSort sort, out IndexCursor cursor)
    {
        cursor = default;
        if (text.Length is 0 or > 2_000 || !System.Buffers.Text.Base64Url.IsValid(text))
        {
            return false;
        }

        var parts = Encoding.UTF8.GetString(System.Buffers.Text.Base64Url.DecodeFromChars(text)).Split('.', 4);
        if (parts.Length != 4 || parts[0] != ((int)sort).ToString(CultureInfo.InvariantCulture)
            || !long.TryParse(parts[1], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var first)
            || !long.TryParse(parts[2], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var second))
        {
            return false;
        }

        cursor = new IndexCursor(first, second, parts[3]);
        return true;
    }
}
