namespace Chatbotics.WebFront.Identity.Accounts;

/// <summary>A person as ASP.NET Core Identity sees one.</summary>
internal sealed class AccountUser
{
    /// <summary>The account's id; null before it is stored.</summary>
    public string? Id { get; set; }

    /// <summary>The name to show.</summary>
    public string Name { get; set; } = string.Empty;

    /// <summary>The address to sign in with; also the name that Identity asks for.</summary>
    public string Email { get; set; } = string.Empty;

    /// <summary>Whether the person was seen to read the address.</summary>
    public bool EmailConfirmed { get; set; }

    /// <summary>The password's hash.</summary>
    public string? PasswordHash { get; set; }

    /// <summary>The hash as it is stored, to tell whether it changed.</summary>
    public string? StoredPasswordHash { get; set; }

    /// <summary>Changes with the password.</summary>
    public string? SecurityStamp { get; set; }

    /// <summary>Whether signing in asks for a code.</summary>
    public bool TwoFactorEnabled { get; set; }

    /// <summary>Until when signing in is refused.</summary>
    public DateTimeOffset? LockedUntil { get; set; }

    /// <summary>Wrong tries since the last sign-in.</summary>
    public int FailedTries { get; set; }
}
