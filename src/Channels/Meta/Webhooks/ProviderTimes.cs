using System.Globalization;
using Chatbotics.Channels.Json;

namespace Chatbotics.Channels.Meta.Webhooks;

/// <summary>
/// Reads Meta's times: seconds or milliseconds, number or string, decided by magnitude since the documented units are
/// not kept (PROTOCOLS A, time units); ISO 8601 in old shapes. Always milliseconds since 1970.
/// </summary>
internal static class ProviderTimes
{
    private const long FirstMilliseconds = 100_000_000_000;
    private const long EndOfYear9999 = 253_402_300_799_999;

    /// <summary>The time of a value, or null when it has none that makes sense.</summary>
    /// <param name="value">The value.</param>
    public static long? Read(JsonView value)
    {
        if (value.Integer() is { } number)
        {
            return number switch
            {
                <= 0 or > EndOfYear9999 => null,
                < FirstMilliseconds => number * 1000,
                _ => number,
            };
        }

        return value.IsString && value.Raw.Length is > 16 and < 40
            && DateTimeOffset.TryParse(value.Text(), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time)
            ? time.ToUnixTimeMilliseconds()
            : null;
    }
}
