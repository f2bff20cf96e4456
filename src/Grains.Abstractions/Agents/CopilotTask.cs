namespace Chatbotics.Grains.Abstractions.Agents;

/// <summary>What a person wants of the copilot. Numbers never change.</summary>
[GenerateSerializer, Alias("copilot-task")]
public enum CopilotTask
{
    /// <summary>A reply to what the customer wrote last.</summary>
    Suggest = 1,

    /// <summary>The draft, shorter.</summary>
    Shorten = 2,

    /// <summary>The draft, friendlier.</summary>
    Befriend = 3,

    /// <summary>The draft without mistakes.</summary>
    Correct = 4,

    /// <summary>The draft in the customer's language.</summary>
    TranslateDraft = 5,

    /// <summary>What the customer wrote last, in the person's language.</summary>
    TranslateTheirs = 6,

    /// <summary>The conversation in a few lines, for the team.</summary>
    Summarise = 7,
}
