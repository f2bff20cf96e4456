namespace Chatbotics.Grains.Abstractions.Knowledge;

/// <summary>How a source of knowledge stands. Stored: numbers never change.</summary>
[GenerateSerializer, Alias("knowledge-status")]
public enum KnowledgeStatus
{
    /// <summary>It waits to be read.</summary>
    Waiting = 1,

    /// <summary>It is being read.</summary>
    Reading = 2,

    /// <summary>Its passages can be found.</summary>
    Ready = 3,

    /// <summary>It could not be read; what was read before stays.</summary>
    Failed = 4,
}
