using Chatbotics.Grains.Abstractions.Tenancy;

namespace Chatbotics.Grains.Abstractions.Contacts;

/// <summary>Composes and checks the keys of contacts: <c>tenant/contact</c>, where a contact's id is 32 hexadecimal digits.</summary>
public static class ContactKeys
{
    private static readonly System.Buffers.SearchValues<char> Digits = System.Buffers.SearchValues.Create("0123456789abcdef");

    /// <summary>Whether a text may be a contact's id.</summary>
    /// <param name="id">The candidate; hostile.</param>
    public static bool IsId(string? id) => id is { Length: 32 } && !id.AsSpan().ContainsAnyExcept(Digits);

    /// <summary>The key of a contact's grain; throws <see cref="InvalidKeyPartException"/> when a part can't stand in it.</summary>
    /// <param name="tenant">The workspace.</param>
    /// <param name="id">The contact's id.</param>
    public static string Of(string tenant, string id) =>
        $"{GrainKeys.Tenant(tenant)}{GrainKeys.Separator}{(IsId(id) ? id : throw new InvalidKeyPartException("contact id"))}";
}
