namespace Chatbotics.Grains.Abstractions.Channels;

/// <summary>The business itself wrote: our own send coming back, the native app, or another app.</summary>
[GenerateSerializer, Immutable, Alias("echo-received")]
public sealed record EchoReceived : ContactEvent
{
    /// <summary>The provider's id.</summary>
    [Id(20)]
    public string? MessageId { get; init; }

    /// <summary>What it says.</summary>
    [Id(21)]
    public required MessageContent Content { get; init; }

    /// <summary>The app that sent it; 26390203743090 is the Page inbox, a person; null when not said.</summary>
    [Id(22)]
    public string? AppId { get; init; }

    /// <summary>Messenger: the <c>metadata</c> of our send, which reconciles an unknown one.</summary>
    [Id(23)]
    public string? Metadata { get; init; }
}
