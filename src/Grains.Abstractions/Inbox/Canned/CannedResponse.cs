namespace Chatbotics.Grains.Abstractions.Inbox.Canned;

/// <summary>A saved answer, found by its shortcut after a slash.</summary>
[GenerateSerializer, Immutable, Alias("canned-response")]
public sealed record CannedResponse
{
    /// <summary>The longest shortcut, in characters.</summary>
    public const int MaxShortcut = 40;

    /// <summary>The longest text, in characters.</summary>
    public const int MaxText = 4_000;

    /// <summary>Its id; empty for one that is to be added.</summary>
    [Id(0)]
    public string Id { get; init; } = string.Empty;

    /// <summary>What is typed after the slash: letters, digits, hyphens and underscores of any script.</summary>
    [Id(1)]
    public required string Shortcut { get; init; }

    /// <summary>The text. {{contact.name}}, {{contact.first_name}} and {{agent.name}} are filled when it is used.</summary>
    [Id(2)]
    public required string Text { get; init; }

    /// <summary>When it was last changed.</summary>
    [Id(3)]
    public DateTimeOffset ChangedAt { get; init; }
}
