using System.Buffers;

namespace Chatbotics.Grains.Abstractions.Tenancy;

/// <summary>
/// Composes and checks the string keys of all grains. Every key starts with the tenant id; parts are joined by
/// <see cref="Separator"/>, and no part may contain it, so that no part can reach into another tenant's keys.
/// </summary>
public static class GrainKeys
{
    /// <summary>Between two parts of a key.</summary>
    public const char Separator = '/';

    /// <summary>The longest part accepted, in characters (Azure Tables allows keys of 1 KiB).</summary>
    public const int MaxPartLength = 160;

    private static readonly SearchValues<char> TenantCharacters = SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789-");
    private static readonly SearchValues<char> PartCharacters =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.:@+=");

    /// <summary>Whether <paramref name="tenantId"/> is 1 to 40 lower-case letters, digits and inner hyphens.</summary>
    /// <param name="tenantId">The candidate.</param>
    public static bool IsTenantId(ReadOnlySpan<char> tenantId) =>
        tenantId.Length is > 0 and <= 40 && tenantId[0] != '-' && tenantId[^1] != '-'
        && !tenantId.ContainsAnyExcept(TenantCharacters);

    /// <summary>Whether <paramref name="part"/> can stand in a key as it is.</summary>
    /// <param name="part">The candidate, for example an asset id or a thread id.</param>
    public static bool IsPart(ReadOnlySpan<char> part) =>
        part.Length is > 0 and <= MaxPartLength && !part.ContainsAnyExcept(PartCharacters);

    /// <summary>The tenant that a key belongs to.</summary>
    /// <param name="key">Any grain key of ours.</param>
    public static ReadOnlySpan<char> TenantOf(ReadOnlySpan<char> key)
    {
        var end = key.IndexOf(Separator);
        return end < 0 ? key : key[..end];
    }

    /// <summary>Returns <paramref name="tenantId"/>, or throws <see cref="InvalidKeyPartException"/>.</summary>
    /// <param name="tenantId">The candidate.</param>
    public static string Tenant(string tenantId) =>
        IsTenantId(tenantId) ? tenantId : throw new InvalidKeyPartException("tenant id");

    /// <summary>Returns <paramref name="part"/>, or throws <see cref="InvalidKeyPartException"/>.</summary>
    /// <param name="part">The candidate.</param>
    /// <param name="name">What it is, for the error's text.</param>
    public static string Part(string part, string name) =>
        IsPart(part) ? part : throw new InvalidKeyPartException(name);
}
