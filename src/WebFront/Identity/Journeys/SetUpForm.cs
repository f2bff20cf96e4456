namespace Chatbotics.WebFront.Identity.Journeys;

/// <summary>What the first start asks for.</summary>
internal sealed record SetUpForm
{
    /// <summary>The code that was printed where the program was started.</summary>
    public string Code { get; set; } = string.Empty;

    /// <summary>The owner's name.</summary>
    public string Name { get; set; } = string.Empty;

    /// <summary>The owner's address.</summary>
    public string Email { get; set; } = string.Empty;

    /// <summary>The owner's password.</summary>
    public string Password { get; set; } = string.Empty;

    /// <summary>The first workspace's name; asked for where no workspace is declared.</summary>
    public string WorkspaceName { get; set; } = string.Empty;

    /// <summary>The first workspace's id, which stands in addresses; empty to make one of the name.</summary>
    public string WorkspaceId { get; set; } = string.Empty;

    /// <summary>The first workspace's time zone; empty for nobody said.</summary>
    public string TimeZone { get; set; } = string.Empty;

    /// <summary>The first workspace's language; empty for nobody said.</summary>
    public string Language { get; set; } = string.Empty;

    /// <summary>Not the password, nor the code.</summary>
    public override string ToString() => nameof(SetUpForm);
}
