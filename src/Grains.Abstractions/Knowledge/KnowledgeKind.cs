namespace Chatbotics.Grains.Abstractions.Knowledge;

/// <summary>Where a source of knowledge comes from. Stored: numbers never change.</summary>
[GenerateSerializer, Alias("knowledge-kind")]
public enum KnowledgeKind
{
    /// <summary>An uploaded file.</summary>
    File = 1,

    /// <summary>A text that somebody wrote or pasted.</summary>
    Text = 2,

    /// <summary>Questions and answers.</summary>
    Pairs = 3,

    /// <summary>One web page.</summary>
    Page = 4,

    /// <summary>A web site.</summary>
    Site = 5,
}
