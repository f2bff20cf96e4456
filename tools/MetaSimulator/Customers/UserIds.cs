namespace Chatbotics.MetaSimulator.Customers;

/// <summary>WhatsApp's business-scoped user ids.</summary>
internal static class UserIds
{
    /// <summary><c>CC.</c> and at most 128 alphanumerics, with <c>ENT.</c> between for a parent's.</summary>
    public static bool IsUserId(ReadOnlySpan<char> text)
    {
        if (text.Length < 4 || text[2] != '.' || !char.IsAsciiLetterUpper(text[0]) || !char.IsAsciiLetterUpper(text[1]))
        {
            return false;
        }

        var rest = text[3..];
        if (rest.StartsWith("ENT."))
        {
            rest = rest[4..];
        }

        return rest.Length is > 0 and <= 128 && !rest.ContainsAnyExcept(s_alphanumeric);
    }

    private static readonly System.Buffers.SearchValues<char> s_alphanumeric =
        System.Buffers.SearchValues.Create("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz");
}
