namespace Chatbotics.Grains.Tenancy;

/// <summary>The counter of conversation numbers; stored apart from the settings, since it changes far more often.</summary>
[GenerateSerializer, Immutable, Alias("conversation-number-state")]
internal sealed record ConversationNumberState
{
    /// <summary>The highest number that was ever given out.</summary>
    [Id(0)]
    public long Last { get; init; }
}
