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
    public static ContactIdentity? Create(string? userId, string? number, string? name, string? username)
    {
        userId = Usable(userId);
        number = Usable(number);
        if (userId is null && number is null)
        {
            return null;
        }

        return new()
        {
            Ids = userId is null ? [number!] : number is null || number == userId ? [userId] : [userId, number],
            Name = name,
            Username = WithoutSign(username),
            Phone = number,
        };
    }

    /// <summary>A Messenger or Instagram contact.</summary>
    /// <param name="id">The scoped id.</param>
    /// <param name="name">The name.</param>
    /// <param name="username">The user name, with or without "@".</param>
    /// <returns>Null when the id is missing or not usable.</returns>
    public static ContactIdentity? Create(string? id, string? name = null, string? username = null) =>
        Usable(id) is null ? null : new() { Ids = [id!], Name = name, Username = WithoutSign(username) };

    private static string? Usable(string? id) => id is { Length: > 0 and <= MaxLength } ? id : null;

    private static string? WithoutSign(string? username) =>
        username is ['@', ..] ? username.Length > 1 ? username[1..] : null : username;
}
