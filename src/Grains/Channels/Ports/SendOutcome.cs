using Chatbotics.Grains.Abstractions.Channels;

namespace Chatbotics.Grains.Channels.Ports;

/// <summary>What a send came to: exactly one of accepted, failed, unknown.</summary>
public sealed record SendOutcome
{
    private SendOutcome()
    {
    }

    /// <summary>Accepted: the provider's id of the message.</summary>
    public string? MessageId { get; private init; }

    /// <summary>Failed: nothing was sent, and why.</summary>
    public SendError? Error { get; private init; }

    /// <summary>The answer was lost, or the platform said that it failed although it may have sent: never send again blindly.</summary>
    public bool IsUnknown { get; private init; }

    /// <summary>The platform took it.</summary>
    /// <param name="messageId">Its id there.</param>
    public static SendOutcome Accepted(string messageId) => new() { MessageId = messageId };

    /// <summary>The platform, or the network before it, refused it.</summary>
    /// <param name="error">Why.</param>
    public static SendOutcome Failed(SendError error) => new() { Error = error };

    /// <summary>It may have been sent.</summary>
    public static SendOutcome Unknown { get; } = new() { IsUnknown = true };
}
