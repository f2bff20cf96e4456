namespace Chatbotics.Grains.Abstractions.Contacts;

/// <summary>What an attribute holds. Stored: numbers never change.</summary>
[GenerateSerializer, Alias("attribute-kind")]
public enum AttributeKind
{
    /// <summary>A line of text, at most 500 characters.</summary>
    Text = 1,

    /// <summary>A number, written with a point: "12.5".</summary>
    Number = 2,

    /// <summary>A day: "2026-11-22".</summary>
    Date = 3,

    /// <summary>One of the attribute's options.</summary>
    List = 4,

    /// <summary>"true" or "false".</summary>
    Checkbox = 5,
}
