using Chatbotics.Grains.Abstractions.Channels;

namespace Chatbotics.Channels.Meta.Sending;

/// <summary>A row of an error table.</summary>
/// <param name="Kind">The decision.</param>
/// <param name="Text">What the agent reads.</param>
/// <param name="OwnerAction">What the owner should do; null when it isn't theirs.</param>
/// <param name="RetryAfter">How long to wait at least.</param>
/// <param name="IsMarketingStopped">The customer has stopped marketing messages.</param>
internal sealed record SendErrorRule(SendErrorKind Kind, string Text, string? OwnerAction = null, TimeSpan? RetryAfter = null, bool IsMarketingStopped = false)
{
    /// <summary>The error of a failed send.</summary>
    /// <param name="error">What the platform gave.</param>
    public SendError For(GraphError error) => new()
    {
        Kind = Kind,
        Code = error.Code,
        Subcode = error.Subcode,
        Text = Text,
        OwnerAction = OwnerAction,
        RetryAfter = RetryAfter,
        IsMarketingStopped = IsMarketingStopped,
    };
}
