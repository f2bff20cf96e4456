namespace Chatbotics.Grains.Contacts.Ports;

/// <summary>What a test looks at.</summary>
public enum ContactTestKind
{
    /// <summary>A bit of <see cref="ContactFlags"/>.</summary>
    Flag,

    /// <summary>A fact.</summary>
    Fact,

    /// <summary>When they last wrote, milliseconds since 1970.</summary>
    Seen,

    /// <summary>When the contact was made, milliseconds since 1970.</summary>
    Created,
}
