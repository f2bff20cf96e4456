namespace Chatbotics.Grains.Abstractions.People.Accounts;

/// <summary>How a person likes the dashboard.</summary>
[GenerateSerializer, Immutable, Alias("account-preferences")]
public sealed record AccountPreferences
{
    /// <summary>The language as a BCP 47 tag, for example "de"; null for the browser's.</summary>
    [Id(0)]
    public string? Language { get; init; }

    /// <summary>The IANA name of the time zone, for example "Europe/Berlin"; null for the browser's.</summary>
    [Id(1)]
    public string? TimeZone { get; init; }

    /// <summary>Light or dark.</summary>
    [Id(2)]
    public AccountTheme Theme { get; init; }

    /// <summary>Whether Enter sends and Shift+Enter breaks the line; otherwise Ctrl+Enter sends.</summary>
    [Id(3)]
    public bool SendsOnEnter { get; init; } = true;
}
