using System.Globalization;
using Chatbotics.Channels.Meta.Sending;
using Chatbotics.Grains.Abstractions.Channels;

namespace Chatbotics.Channels.Meta.Rendering;

/// <summary>Checks lengths, and says them so that the agent knows how much is too much.</summary>
internal static class TextLimits
{
    /// <summary>Why a text isn't taken; null when it fits.</summary>
    /// <param name="platform">The platform.</param>
    /// <param name="what">What it is, for the sentence: "a text", "a button".</param>
    /// <param name="length">Its length.</param>
    /// <param name="limit">The longest taken.</param>
    /// <param name="unit">"characters", or "bytes" where the platform counts those.</param>
    public static SendError? Check(ChannelPlatform platform, string what, int length, int limit, string unit = "characters") =>
        length <= limit
            ? null
            : SendRefusals.Content(string.Create(
                CultureInfo.InvariantCulture, $"{platform} takes {what} of up to {limit:N0} {unit} and this one has {length:N0}."));

    /// <summary>Why there is no text to send; null when there is.</summary>
    /// <param name="text">The text.</param>
    public static SendError? Require(string? text) =>
        string.IsNullOrWhiteSpace(text) ? SendRefusals.Content("The message is empty.") : null;
}
