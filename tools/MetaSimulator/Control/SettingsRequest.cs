using Chatbotics.MetaSimulator.Webhooks;

namespace Chatbotics.MetaSimulator.Control;

/// <summary>Settings to change; what is missing stays.</summary>
internal sealed record SettingsRequest
{
    public Uri? Callback { get; init; }

    /// <summary>How far Meta's clock is ahead, in hours.</summary>
    public double? ClockOffsetHours { get; init; }

    public WindowRule? Window { get; init; }

    public ReceiptPolicy? Receipts { get; init; }

    public SendLimits? Limits { get; init; }

    public EscapeStyle? Escape { get; init; }

    /// <summary>meta, fast or none.</summary>
    public string? Retries { get; init; }

    public object? Apply(SimulatedMeta meta)
    {
        meta.Webhooks.Callback = Callback ?? meta.Webhooks.Callback;
        meta.Clock.Offset = ClockOffsetHours is { } hours ? TimeSpan.FromHours(hours) : meta.Clock.Offset;
        meta.Window = Window ?? meta.Window;
        meta.Receipts = Receipts ?? meta.Receipts;
        meta.Limits = Limits ?? meta.Limits;
        meta.Webhooks.Escape = Escape ?? meta.Webhooks.Escape;
        meta.Webhooks.Retries = Retries switch
        {
            null => meta.Webhooks.Retries,
            "meta" => RetryPolicy.Meta,
            "fast" => RetryPolicy.Fast,
            "none" => RetryPolicy.None,
            _ => throw new FormatException($"Retries are meta, fast or none, not {Retries}."),
        };
        return null;
    }
}
