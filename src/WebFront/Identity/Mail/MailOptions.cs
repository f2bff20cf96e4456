namespace Chatbotics.WebFront.Identity.Mail;

/// <summary>The mail server. Section <c>Mail</c>. Without a host, no mail is sent.</summary>
public sealed record MailOptions
{
    /// <summary>The section's name.</summary>
    public const string Section = "Mail";

    /// <summary>The server's name or address; empty for no mail.</summary>
    public string Host { get; set; } = string.Empty;

    /// <summary>The server's port, 1 to 65535. Default: 587.</summary>
    public int Port { get; set; } = 587;

    /// <summary>Whether the connection is upgraded to TLS before anything is sent (STARTTLS). Default: yes.</summary>
    public bool UseTls { get; set; } = true;

    /// <summary>The account at the server; empty for none.</summary>
    public string User { get; set; } = string.Empty;

    /// <summary>The account's password.</summary>
    public string Password { get; set; } = string.Empty;

    /// <summary>The address that mails come from. Needed with a host.</summary>
    public string From { get; set; } = string.Empty;

    /// <summary>The name that mails come from.</summary>
    public string FromName { get; set; } = "Chatbotics";

    /// <summary>Not the password.</summary>
    public override string ToString() => $"{Host}:{Port}";
}
