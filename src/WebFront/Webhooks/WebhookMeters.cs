using System.Diagnostics.Metrics;
using Chatbotics.Grains.Abstractions.Channels;

namespace Chatbotics.WebFront.Webhooks;

/// <summary>Counts webhooks by what became of them. Carries no ids.</summary>
internal sealed class WebhookMeters
{
    /// <summary>The meter's name, for exporters.</summary>
    public const string MeterName = "Chatbotics.Webhooks";

    private readonly Counter<long> _requests;
    private readonly Counter<long> _dropped;

    /// <summary>Creates the instruments.</summary>
    /// <param name="factory">Gives the meter.</param>
    public WebhookMeters(IMeterFactory factory)
    {
        var meter = factory.Create(MeterName);
        _requests = meter.CreateCounter<long>("chatbotics.webhooks.requests", description: "Webhook requests by status code.");
        _dropped = meter.CreateCounter<long>("chatbotics.webhooks.dropped", description: "Events that belong to no connection or contact.");
    }

    /// <summary>A request was answered.</summary>
    /// <param name="status">The HTTP status code.</param>
    public void Answered(int status)
    {
        if (_requests.Enabled)
        {
            _requests.Add(1, new KeyValuePair<string, object?>("status", status));
        }
    }

    /// <summary>An event was dropped.</summary>
    /// <param name="platform">Its platform, when that is known.</param>
    /// <param name="reason">A stable word.</param>
    public void Dropped(ChannelPlatform? platform, string reason)
    {
        if (_dropped.Enabled)
        {
            _dropped.Add(1, new("platform", platform?.Name() ?? "unknown"), new("reason", reason));
        }
    }
}
