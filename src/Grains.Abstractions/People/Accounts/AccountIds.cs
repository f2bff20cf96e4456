using System.Buffers;

namespace Chatbotics.Grains.Abstractions.People.Accounts;

/// <summary>What ids of accounts look like: 32 lower-case hexadecimal digits.</summary>
public static class AccountIds
{
    private static readonly SearchValues<char> Digits = SearchValues.Create("0123456789abcdef");

    /// <summary>Whether a text may be an account id.</summary>
    /// <param name="text">The candidate.</param>
    public static bool IsAccountId(ReadOnlySpan<char> text) => text.Length == 32 && !text.ContainsAnyExcept(Digits);
}
