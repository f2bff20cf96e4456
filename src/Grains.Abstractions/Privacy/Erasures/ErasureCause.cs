namespace Chatbotics.Grains.Abstractions.Privacy.Erasures;

/// <summary>Why something is erased. Stored as its number, which never changes.</summary>
[GenerateSerializer, Alias("erasure-cause")]
public enum ErasureCause
{
    /// <summary>Somebody of the team decided it.</summary>
    Team = 0,

    /// <summary>The person whom it is about asked for it.</summary>
    Person = 1,

    /// <summary>Its time was over by the workspace's own policy.</summary>
    Retention = 2,

    /// <summary>Meta called, because somebody removed the app or asked for deletion there.</summary>
    Meta = 3,

    /// <summary>A shop's platform called.</summary>
    Shop = 4,
}
