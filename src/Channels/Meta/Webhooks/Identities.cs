using Chatbotics.Grains.Abstractions.Channels;

namespace Chatbotics.Channels.Meta.Webhooks;

/// <summary>Makes contact identities of what webhooks give.</summary>
internal static class Identities
{
    /// <summary>The longest external id taken; Meta's have at most 140 characters.</summary>
    public const int MaxLength = 500;

    /// <summary>A WhatsApp contact, the business-scoped user id first since numbers change.</summary>
    /// <param name="userId">The business-scoped user id.</param>
    /// <param name="number">The number (<c>wa_id</c>).</param>
    /// <param name="name">The profile's name.</param>
    /// <param name="username">The user name, with or without "@".</param>
    /// <returns>Null when neither id is there or usable.</returns>
    public static ContactIdentity? OnWhatsApp(string? userId, string? number, string? name = null, string? username = null)
    {
        number = Usable(number);
        return Of(userId, number, name, username) is { } identity ? identity with { Phone = number } : null;
    }

    /// <summary>A contact of any platform.</summary>
    /// <param name="id">The most stable id.</param>
    /// <param name="second">A second id of the same person.</param>
    /// <param name="name">The name.</param>
    /// <param name="username">The user name, with or without "@".</param>
    /// <returns>Null when neither id is there or usable.</returns>
    public static ContactIdentity? Of(string? id, string? second = null, string? name = null, string? username = null)
    {
        id = Usable(id);
        second = Usable(second);
        if (id is null && second is null)
        {
            return null;
        }

        return new()
        {
            Ids = id is null ? [second!] : second is null || second == id ? [id] : [id, second],
            Name = name,
            Username = WithoutSign(username),
        };
    }

    private static string? Usable(string? id) => id is { Length: > 0 and <= MaxLength } ? id : null;

    private static string? WithoutSign(string? username) =>
        username is ['@', ..] ? username.Length > 1 ? username[1..] : null : username;
}
