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

    /// <summary>The first workspace's name.</summary>
    public string WorkspaceName { get; set; } = string.Empty;

    /// <summary>The first workspace's id, which stands in addresses.</summary>
    public string WorkspaceId { get; set; } = string.Empty;

    /// <summary>Not the password, nor the code.</summary>
    public override string ToString() => nameof(SetUpForm);
}
