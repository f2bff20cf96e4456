using System.Globalization;
using Chatbotics.Grains.Abstractions.Channels;

namespace Chatbotics.Channels.Meta.Sending;

/// <summary>Failures that we find ourselves, before or without a word of the platform.</summary>
internal static class SendRefusals
{
    /// <summary>The platform can't be reached; nothing left.</summary>
    /// <param name="platform">The platform.</param>
    public static SendError Unreachable(ChannelPlatform platform) => new()
    {
        Kind = SendErrorKind.Temporary,
        Text = $"Not sent yet. {platform} can't be reached. We try again by ourselves.",
    };

    /// <summary>The connection's breaker is open.</summary>
    /// <param name="platform">The platform.</param>
    /// <param name="retryAfter">When it lets a call through again.</param>
    public static SendError Paused(ChannelPlatform platform, TimeSpan? retryAfter) => new()
    {
        Kind = SendErrorKind.Temporary,
        Text = $"Not sent yet. {platform} hasn't been answering for this channel. We try again by ourselves.",
        RetryAfter = retryAfter,
    };

    /// <summary>Throttled without a code.</summary>
    /// <param name="platform">The platform.</param>
    /// <param name="retryAfter">How long it asks to wait.</param>
    public static SendError Throttled(ChannelPlatform platform, TimeSpan? retryAfter) => new()
    {
        Kind = SendErrorKind.Throttled,
        Text = $"Not sent yet. {platform} lets this channel send only so fast. We try again by ourselves.",
        RetryAfter = retryAfter,
    };

    /// <summary>Refused without a code.</summary>
    /// <param name="platform">The platform.</param>
    /// <param name="status">The HTTP status.</param>
    public static SendError Refused(ChannelPlatform platform, int status) => new()
    {
        Kind = SendErrorKind.InvalidRequest,
        Text = string.Create(CultureInfo.InvariantCulture, $"Not sent. {platform} refused the message without saying why (HTTP {status})."),
        OwnerAction = "Check the addresses of the Graph API in the configuration.",
    };

    /// <summary>The connection has no usable token.</summary>
    /// <param name="platform">The platform.</param>
    public static SendError NotConnected(ChannelPlatform platform) => new()
    {
        Kind = SendErrorKind.TokenInvalid,
        Text = $"Not sent. This {platform} channel isn't connected.",
        OwnerAction = $"Reconnect the {platform} channel.",
    };

    /// <summary>The connection's token can't be read now; nothing left.</summary>
    /// <param name="platform">The platform.</param>
    public static SendError Locked(ChannelPlatform platform) => new()
    {
        Kind = SendErrorKind.Temporary,
        Text = $"Not sent yet. The key to this {platform} channel can't be read now. We try again by ourselves.",
    };

    /// <summary>The window is closed for this author and content.</summary>
    /// <param name="platform">The platform.</param>
    public static SendError OutsideWindow(ChannelPlatform platform) => new()
    {
        Kind = SendErrorKind.OutsideWindow,
        Text = platform == ChannelPlatform.WhatsApp
            ? "Not sent. The customer last wrote more than 24 hours ago. Send a template instead."
            : $"Not sent. The customer last wrote more than 24 hours ago, and then {platform} takes only what a person writes, for 7 days.",
    };

    /// <summary>The content is not what the platform takes.</summary>
    /// <param name="text">The sentence for the agent, after "Not sent. ".</param>
    public static SendError Content(string text) => new() { Kind = SendErrorKind.InvalidRequest, Text = "Not sent. " + text };

    /// <summary>A file is not what the platform takes.</summary>
    /// <param name="text">The sentence for the agent, after "Not sent. ".</param>
    public static SendError Media(string text) => new() { Kind = SendErrorKind.MediaRejected, Text = "Not sent. " + text };
}
