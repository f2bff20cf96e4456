using System.Text;

namespace Chatbotics.Assistants.Knowledge.Reading;

/// <summary>Keeps the addresses that a document's text leads to: a reply may name an address that stands in its knowledge, and no other.</summary>
internal static class Links
{
    private const int MaxLength = 500;

    /// <summary>Writes a link's address behind its text, unless the text is the address.</summary>
    /// <param name="text">The text.</param>
    /// <param name="start">Where the link's text begins.</param>
    /// <param name="target">The link.</param>
    /// <param name="address">What it is relative to; null for nothing.</param>
    public static void Append(StringBuilder text, int start, string? target, Uri? address)
    {
        if (Resolve(target, address) is not { } absolute)
        {
            return;
        }

        var written = text.ToString(start, text.Length - start).Trim();
        if (written.Length == 0 || (written.Contains('.', StringComparison.Ordinal) && absolute.Contains(written, StringComparison.OrdinalIgnoreCase)))
        {
            text.Length = start;
            text.Append(absolute);
        }
        else
        {
            text.Append(" (").Append(absolute).Append(')');
        }
    }

    private static string? Resolve(string? target, Uri? address)
    {
        if (string.IsNullOrWhiteSpace(target) || target.Length > MaxLength || target[0] == '#'
            || !(address is null ? Uri.TryCreate(target, UriKind.Absolute, out var absolute) : Uri.TryCreate(address, target, out absolute))
            || (absolute!.Scheme != Uri.UriSchemeHttps && absolute.Scheme != Uri.UriSchemeHttp) || absolute.UserInfo.Length > 0)
        {
            return null;
        }

        return absolute.AbsoluteUri;
    }
}
