namespace Chatbotics.WebFront.Widget;

/// <summary>A visitor's session: what the token says that their browser keeps. Sealed, so that nobody reads or makes one.</summary>
/// <param name="Connection">The channel's key.</param>
/// <param name="Visitor">The visitor's external id there.</param>
/// <param name="IssuedAt">When it was given, milliseconds since 1970.</param>
internal sealed record WidgetSession(string Connection, string Visitor, long IssuedAt)
{
    /// <summary>The site's server has proved who it is: the site's own id of the user. Null for anonymous visitors.</summary>
    public string? UserId { get; init; }

    /// <summary>The name that the site gave with the proof.</summary>
    public string? UserName { get; init; }

    /// <summary>Known visitors: when the identity secret was set under which they were known, milliseconds since 1970.</summary>
    public long Secret { get; init; }

    /// <summary>There was a conversation when it was given. If there is none any more, it was erased, and the session is over.</summary>
    public bool HasWritten { get; init; }

    /// <summary>What the team sees: the name, or something short to tell visitors apart.</summary>
    public string Name => UserName ?? (UserId is null ? "Visitor " + Visitor[^4..].ToUpperInvariant() : UserId);
}
