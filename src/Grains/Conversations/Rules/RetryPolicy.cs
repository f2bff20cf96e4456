using Chatbotics.Grains.Abstractions.Channels;
using Chatbotics.Grains.Conversations.Model;

namespace Chatbotics.Grains.Conversations.Rules;

/// <summary>When a failed attempt is made again. Knows kinds of failures and no platform.</summary>
internal static class RetryPolicy
{
    /// <summary>Whether the failure concerns the whole connection, which pauses until its owner has mended it.</summary>
    /// <param name="kind">The failure.</param>
    public static bool PausesConnection(SendErrorKind kind) =>
        kind is SendErrorKind.TokenInvalid or SendErrorKind.PermissionMissing or SendErrorKind.AccountBlocked;

    /// <summary>Whether the connection should hear of the failure.</summary>
    /// <param name="kind">The failure.</param>
    public static bool ConcernsConnection(SendErrorKind kind) => kind == SendErrorKind.Throttled || PausesConnection(kind);

    /// <summary>
    /// How long to wait before the next attempt; null when there is none. Doubles with each attempt, half of it by
    /// chance, so that many conversations don't come back together.
    /// </summary>
    /// <param name="options">The limits.</param>
    /// <param name="error">The failure.</param>
    /// <param name="message">The message that failed.</param>
    /// <param name="now">The time, milliseconds since 1970.</param>
    public static TimeSpan? DelayAfter(ConversationOptions options, SendError error, Message message, long now)
    {
        var sending = message.Sending ?? new Sending();
        if (error.Kind is not (SendErrorKind.Temporary or SendErrorKind.Throttled)
            || sending.Tries >= options.SendTries
            || now - sending.FirstTryAt >= (long)options.SendRetryPeriod.TotalMilliseconds)
        {
            return null;
        }

        var full = Math.Min(
            options.SendRetryMaxDelay.TotalMilliseconds,
            options.SendRetryDelay.TotalMilliseconds * Math.Pow(2, Math.Min(sending.Tries - 1, 30)));
        var delay = TimeSpan.FromMilliseconds((full / 2) + (full / 2 * Chance(sending.Tracker, sending.Tries)));
        return error.RetryAfter is { } asked && asked > delay ? asked : delay;
    }

    /// <summary>A number from 0 to 1 that depends on the attempt alone, so that a decision can be made again.</summary>
    private static double Chance(string? tracker, int tries)
    {
        var hash = DedupeWindow.HashOf($"{tracker}:{tries}");
        return (hash >> 11) * (1.0 / (1UL << 53));
    }
}
