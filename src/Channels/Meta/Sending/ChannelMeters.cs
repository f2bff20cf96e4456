using System.Diagnostics.Metrics;
using Chatbotics.Grains.Abstractions.Channels;
using Chatbotics.Grains.Channels.Ports;

namespace Chatbotics.Channels.Meta.Sending;

/// <summary>Counts sends by what became of them, and how long they took. Carries no ids.</summary>
internal sealed class ChannelMeters
{
    /// <summary>The meter's name, for exporters.</summary>
    public const string MeterName = "Chatbotics.Channels";

    private readonly Counter<long> _sends;
    private readonly Histogram<double> _duration;
    private readonly Counter<long> _opened;
    private readonly Counter<long> _mediaBytes;

    /// <summary>Creates the instruments.</summary>
    /// <param name="factory">Gives the meter.</param>
    public ChannelMeters(IMeterFactory factory)
    {
        var meter = factory.Create(MeterName);
        _sends = meter.CreateCounter<long>("chatbotics.channels.sends", "{message}", "Messages sent, by outcome.");
        _duration = meter.CreateHistogram<double>("chatbotics.channels.send.duration", "s", "How long the platform took to answer.");
        _opened = meter.CreateCounter<long>("chatbotics.channels.breaker.opened", "{time}", "How often a channel's breaker opened.");
        _mediaBytes = meter.CreateCounter<long>("chatbotics.channels.media", "By", "Bytes of files fetched and uploaded.");
    }

    /// <summary>A message was handed over, or not.</summary>
    /// <param name="platform">The platform.</param>
    /// <param name="outcome">What became of it.</param>
    /// <param name="taken">How long the call took; null when there was none.</param>
    public void Sent(ChannelPlatform platform, SendOutcome outcome, TimeSpan? taken)
    {
        if (_sends.Enabled)
        {
            _sends.Add(1, new("platform", platform.Name()), new("outcome", Word(outcome)));
        }

        if (_duration.Enabled && taken is { } duration)
        {
            _duration.Record(duration.TotalSeconds, new KeyValuePair<string, object?>("platform", platform.Name()));
        }
    }

    /// <summary>A channel's breaker opened.</summary>
    /// <param name="platform">The platform.</param>
    public void BreakerOpened(ChannelPlatform platform) =>
        _opened.Add(1, new KeyValuePair<string, object?>("platform", platform.Name()));

    /// <summary>A file was moved.</summary>
    /// <param name="platform">The platform.</param>
    /// <param name="direction">"fetched" or "uploaded".</param>
    /// <param name="bytes">Its size.</param>
    public void Media(ChannelPlatform platform, string direction, long bytes)
    {
        if (_mediaBytes.Enabled)
        {
            _mediaBytes.Add(bytes, new("platform", platform.Name()), new("direction", direction));
        }
    }

    private static string Word(SendOutcome outcome) => outcome.IsUnknown ? "unknown" : outcome.Error?.Kind switch
    {
        null => "accepted",
        SendErrorKind.Temporary => "temporary",
        SendErrorKind.Throttled => "throttled",
        SendErrorKind.OutsideWindow => "outside_window",
        SendErrorKind.RecipientUnavailable => "recipient_unavailable",
        SendErrorKind.InvalidRequest => "invalid_request",
        SendErrorKind.TokenInvalid => "token_invalid",
        SendErrorKind.PermissionMissing => "permission_missing",
        SendErrorKind.AccountBlocked => "account_blocked",
        SendErrorKind.MediaRejected => "media_rejected",
        _ => "not_now",
    };
}
