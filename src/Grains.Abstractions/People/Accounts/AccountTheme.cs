namespace Chatbotics.Grains.Abstractions.People.Accounts;

/// <summary>Light or dark. Numbers never change.</summary>
[GenerateSerializer, Alias("account-theme")]
public enum AccountTheme
{
    /// <summary>As the device says.</summary>
    System = 0,

    /// <summary>Always light.</summary>
    Light = 1,

    /// <summary>Always dark.</summary>
    Dark = 2,
}
