namespace Chatbotics.Grains.Abstractions.People.Accounts;

/// <summary>What a mailed link is good for. Numbers never change.</summary>
[GenerateSerializer, Alias("link-purpose")]
public enum LinkPurpose
{
    /// <summary>Set a new password without the old one.</summary>
    PasswordReset = 1,

    /// <summary>Show that the person reads the account's address.</summary>
    EmailConfirmation = 2,

    /// <summary>Show that the person reads the address that they want to sign in with from now on.</summary>
    EmailChange = 3,
}
