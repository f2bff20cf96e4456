namespace Chatbotics.Grains.Abstractions.Assignment;

/// <summary>How a rule chooses among those who could take a conversation. Stored: numbers never change.</summary>
[GenerateSerializer, Alias("assignment-method")]
public enum AssignmentMethod
{
    /// <summary>In turn: who got one longest ago.</summary>
    RoundRobin = 1,

    /// <summary>Who has the fewest open; in turn among equals.</summary>
    FewestOpen = 2,
}
