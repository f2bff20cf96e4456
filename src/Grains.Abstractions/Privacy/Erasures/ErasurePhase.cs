namespace Chatbotics.Grains.Abstractions.Privacy.Erasures;

/// <summary>How far an erasure is. Stored as its number, which never changes.</summary>
[GenerateSerializer, Alias("erasure-phase")]
public enum ErasurePhase
{
    /// <summary>It was never ordered.</summary>
    None = 0,

    /// <summary>Under way.</summary>
    Running = 1,

    /// <summary>A store did not answer; it is tried again by itself.</summary>
    Waiting = 2,

    /// <summary>Everything is gone and the receipt is signed.</summary>
    Done = 3,
}
