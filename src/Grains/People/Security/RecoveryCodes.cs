using System.Collections.Immutable;
using System.Security.Cryptography;

namespace Chatbotics.Grains.People.Security;

/// <summary>Codes to keep on paper for the day the phone is lost: 79 random bits each, so that a stored hash can't be turned back.</summary>
internal static class RecoveryCodes
{
    /// <summary>How many a person gets.</summary>
    public const int Count = 10;

    // 31 signs that no one confuses when reading them off paper.
    private const string Alphabet = "abcdefghjkmnpqrstuvwxyz23456789";
    private const int Length = 16;

    /// <summary>New codes, for example "k3fp-9xwm-t2ab-qd7r".</summary>
    public static ImmutableArray<string> Create() =>
        [.. Enumerable.Range(0, Count).Select(static _ => string.Join('-', RandomNumberGenerator.GetString(Alphabet, Length).Chunk(4).Select(static part => new string(part))))];

    /// <summary>What is stored of a code.</summary>
    /// <param name="code">As typed: spaces, hyphens and capitals don't matter.</param>
    public static string Hash(string code) => SecretTokens.Hash(Plain(code));

    /// <summary>Whether a text may be a recovery code, rather than six digits of an app.</summary>
    /// <param name="code">As typed.</param>
    public static bool IsCode(string code) => Plain(code).Length == Length;

    private static string Plain(string code) =>
        string.Concat(code.Where(static character => character is not ('-' or ' '))).ToLowerInvariant();
}
