using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text.Json;
using Chatbotics.Grains.Abstractions.Channels;
using Chatbotics.Grains.Abstractions.Channels.Website;
using Microsoft.AspNetCore.DataProtection;

namespace Chatbotics.WebFront.Widget;

/// <summary>Seals sessions into tokens and opens them again.</summary>
/// <param name="protection">The installation's keys.</param>
/// <param name="time">The clock.</param>
internal sealed class WidgetTokens(IDataProtectionProvider protection, TimeProvider time)
{
    private const int MaxLength = 2_000;
    private static readonly TimeSpan Anonymous = TimeSpan.FromDays(180);
    private static readonly TimeSpan Known = TimeSpan.FromDays(1);

    private readonly IDataProtector _protector = protection.CreateProtector("Chatbotics.Widget.Session.v1");

    private long Now => time.GetUtcNow().ToUnixTimeMilliseconds();

    /// <summary>A session of a visitor whom nobody knows.</summary>
    /// <param name="connection">The channel.</param>
    public WidgetSession NewVisitor(ConnectionKey connection) =>
        new(connection.Value, "v-" + Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16)), Now);

    /// <summary>A session of a user whose id is proved.</summary>
    /// <param name="site">The channel.</param>
    /// <param name="visitor">Their external id.</param>
    /// <param name="userId">The site's own id.</param>
    /// <param name="name">The name that the site gave; hostile.</param>
    public WidgetSession KnownVisitor(WebsiteView site, string visitor, string userId, string? name) => new(site.Key.Value, visitor, Now)
    {
        UserId = userId,
        UserName = Plain(name),
        Secret = site.SecretSetAt.ToUnixTimeMilliseconds(),
    };

    /// <summary>The same session, given now.</summary>
    /// <param name="session">The session.</param>
    /// <param name="hasWritten">Whether there is a conversation.</param>
    public WidgetSession Renewed(WidgetSession session, bool hasWritten) => session with { IssuedAt = Now, HasWritten = hasWritten };

    /// <summary>The token of a session.</summary>
    /// <param name="session">The session.</param>
    public string Seal(WidgetSession session) =>
        Base64Url.EncodeToString(_protector.Protect(JsonSerializer.SerializeToUtf8Bytes(session, WidgetJson.Default.WidgetSession)));

    /// <summary>The session of a token, when it is ours, of this channel, and still holds.</summary>
    /// <param name="token">What came in; hostile.</param>
    /// <param name="site">The channel.</param>
    public WidgetSession? Open(string? token, WebsiteView site)
    {
        if (token is not { Length: > 0 and <= MaxLength } || !Base64Url.IsValid(token))
        {
            return null;
        }

        try
        {
            var session = JsonSerializer.Deserialize(_protector.Unprotect(Base64Url.DecodeFromChars(token)), WidgetJson.Default.WidgetSession);
            return session is not null && session.Connection == site.Key.Value && Holds(session, site) ? session : null;
        }
        catch (Exception fault) when (fault is CryptographicException or JsonException or FormatException)
        {
            return null;
        }
    }

    private bool Holds(WidgetSession session, WebsiteView site)
    {
        var age = TimeSpan.FromMilliseconds(Now - session.IssuedAt);
        return session.UserId is null ? age < Anonymous : age < Known && session.Secret == site.SecretSetAt.ToUnixTimeMilliseconds();
    }

    private static string? Plain(string? name)
    {
        var plain = name is null ? "" : new string([.. name.Where(static letter => !char.IsControl(letter) && !char.IsSurrogate(letter)).Take(100)]).Trim();
        return plain.Length == 0 ? null : plain;
    }
}
