namespace Chatbotics.WebFront.Identity.Journeys;

/// <summary>The first owner, for installations that are set up without a browser. Section <c>Setup</c>; read at the start, and only until there is an owner.</summary>
internal sealed record OwnerOptions
{
    /// <summary>The section's name.</summary>
    public const string Section = "Setup";

    /// <summary>The owner's address; empty to set up in the browser.</summary>
    public string OwnerEmail { get; set; } = string.Empty;

    /// <summary>The owner's password.</summary>
    public string OwnerPassword { get; set; } = string.Empty;

    /// <summary>The owner's name; empty for the address' first part.</summary>
    public string OwnerName { get; set; } = string.Empty;

    /// <summary>The first workspace's name, where no workspace is declared.</summary>
    public string WorkspaceName { get; set; } = string.Empty;

    /// <summary>Whose password was lost: a link to set a new one is printed at the start. Empty for nobody's.</summary>
    public string RecoverEmail { get; set; } = string.Empty;

    /// <summary>Not the password.</summary>
    public override string ToString() => nameof(OwnerOptions);
}
