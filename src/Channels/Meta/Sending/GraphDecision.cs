using Chatbotics.Grains.Abstractions.Channels;

namespace Chatbotics.Channels.Meta.Sending;

/// <summary>What an error of the Graph API means for a send.</summary>
/// <param name="Error">Why it failed; null when that isn't known.</param>
internal readonly record struct GraphDecision(SendError? Error)
{
    /// <summary>The platform reports a failure that is also reported for messages that went out: reconcile first.</summary>
    public bool IsUnknown => Error is null;
}
