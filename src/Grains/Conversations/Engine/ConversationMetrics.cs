using System.Diagnostics.Metrics;
using Chatbotics.Grains.Hosting;

namespace Chatbotics.Grains.Conversations.Engine;

/// <summary>What conversations count. Names follow OpenTelemetry's habits; no tag names a tenant or a person.</summary>
internal sealed class ConversationMetrics : IDisposable
{
    /// <summary>The meter's name.</summary>
    public const string MeterName = "Chatbotics.Conversations";

    private readonly Meter _meter;
    private readonly Counter<long> _appends;
    private readonly FloodGate? _flood;

    /// <summary>Creates the instruments.</summary>
    /// <param name="meters">Makes the meter.</param>
    /// <param name="flood">Learns how fast journals grow; null where nothing waits for that.</param>
    public ConversationMetrics(IMeterFactory meters, FloodGate? flood = null)
    {
        _flood = flood;
        _meter = meters.Create(MeterName);
        Events = _meter.CreateCounter<long>("chatbotics.conversation.events", "{event}", "Platform events that were new.");
        Duplicates = _meter.CreateCounter<long>("chatbotics.conversation.duplicates", "{event}", "Platform events that had been seen before.");
        _appends = _meter.CreateCounter<long>("chatbotics.conversation.appends", "{append}", "Appends that became durable.");
        AppendFailures = _meter.CreateCounter<long>("chatbotics.conversation.append_failures", "{append}", "Appends that failed, by error.");
        Loads = _meter.CreateCounter<long>("chatbotics.conversation.loads", "{load}", "Conversations brought to life from the journal.");
        Turns = _meter.CreateCounter<long>("chatbotics.conversation.turns", "{turn}", "Assistants' turns that ended, by outcome.");
        Sends = _meter.CreateCounter<long>("chatbotics.conversation.sends", "{attempt}", "Attempts to send, by outcome.");
        SendDuration = _meter.CreateHistogram<double>("chatbotics.conversation.send_duration", "s", "How long an attempt took.");
    }

    /// <summary>New events.</summary>
    public Counter<long> Events { get; }

    /// <summary>Events seen before.</summary>
    public Counter<long> Duplicates { get; }

    /// <summary>Failed appends.</summary>
    public Counter<long> AppendFailures { get; }

    /// <summary>Loads.</summary>
    public Counter<long> Loads { get; }

    /// <summary>Ended turns.</summary>
    public Counter<long> Turns { get; }

    /// <summary>Attempts.</summary>
    public Counter<long> Sends { get; }

    /// <summary>How long attempts took, in seconds.</summary>
    public Histogram<double> SendDuration { get; }

    /// <summary>An append became durable.</summary>
    public void Appended()
    {
        _appends.Add(1);
        _flood?.Count();
    }

    /// <inheritdoc/>
    public void Dispose() => _meter.Dispose();
}
