namespace Chatbotics.Grains.Abstractions.Assistants;

/// <summary>What a step of a turn was. Stored: numbers never change.</summary>
[GenerateSerializer, Alias("trace-step-kind")]
public enum TraceStepKind
{
    /// <summary>The messages that were read.</summary>
    Messages = 1,

    /// <summary>The knowledge was searched.</summary>
    Knowledge = 2,

    /// <summary>A tool was used, or refused.</summary>
    Tool = 3,

    /// <summary>A model wrote.</summary>
    Model = 4,

    /// <summary>The rules of hand-over were looked at.</summary>
    Rules = 5,

    /// <summary>Something was taken out of what the model wrote.</summary>
    Guard = 6,
}
