namespace Chatbotics.WebFront.Identity;

/// <summary>How people get in. Section <c>People</c>.</summary>
public sealed record PeopleOptions
{
    /// <summary>The section's name.</summary>
    public const string Section = "People";

    /// <summary>
    /// Where people reach this installation, for links in mails: an absolute http or https address without query. Never taken
    /// from a request, whose Host header anybody can forge. Default: http://127.0.0.1:5080.
    /// </summary>
    public string PublicUrl { get; set; } = "http://127.0.0.1:5080";

    /// <summary>Whether strangers may make an account and a workspace. Needs mail. Default: no, people come by invitation.</summary>
    public bool OpenSignUp { get; set; }

    /// <summary>The least time that a refused sign-in takes, 0 to 5 seconds, so that it doesn't tell whether the account exists. Default: 0.5 s.</summary>
    public TimeSpan RefusalTime { get; set; } = TimeSpan.FromMilliseconds(500);

    /// <summary>How often a password is hashed, 10,000 to 10,000,000 times (PBKDF2 with HMAC-SHA-512). Default: 210,000, as OWASP recommends.</summary>
    public int PasswordIterations { get; set; } = 210_000;
}
