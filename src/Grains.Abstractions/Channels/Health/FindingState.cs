namespace Chatbotics.Grains.Abstractions.Channels.Health;

/// <summary>How a point of an examination stands. Stored: numbers never change.</summary>
[GenerateSerializer, Alias("finding-state")]
public enum FindingState
{
    /// <summary>Not checked: it couldn't be asked.</summary>
    NotChecked = 0,

    /// <summary>Fine.</summary>
    Ok = 1,

    /// <summary>Works, but good to know.</summary>
    Warn = 2,

    /// <summary>Broken until somebody acts.</summary>
    Bad = 3,
}
