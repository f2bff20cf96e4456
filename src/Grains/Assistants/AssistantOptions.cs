namespace Chatbotics.Grains.Assistants;

/// <summary>How assistants' turns are run. Configuration section "Assistants".</summary>
internal sealed record AssistantOptions
{
    /// <summary>The configuration section.</summary>
    public const string Section = "Assistants";

    /// <summary>How long a turn may take, 1 to 300 seconds; after that the conversation goes to people. Default 60.</summary>
    public int TurnTimeoutSeconds { get; set; } = 60;
}
