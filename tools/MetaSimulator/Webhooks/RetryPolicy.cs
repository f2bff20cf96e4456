using System.Collections.Immutable;

namespace Chatbotics.MetaSimulator.Webhooks;

/// <summary>How Meta delivers again when the callback does not answer 200.</summary>
public sealed record RetryPolicy
{
    /// <summary>At once, then less and less often for 36 hours; Messenger switches the webhook off after an hour of failures.</summary>
    public static RetryPolicy Meta { get; } = new();

    /// <summary>Quick steps that go on for two minutes, for tests in which the callback may be down for a while.</summary>
    public static RetryPolicy Fast { get; } = new()
    {
        Delays = [TimeSpan.Zero, .. Enumerable.Range(1, 260).Select(step => TimeSpan.FromMilliseconds(Math.Min(step * 25, 500)))],
        DisableMessengerAfter = TimeSpan.MaxValue,
    };

    /// <summary>Every failed delivery is the last: for tests that deliver again themselves.</summary>
    public static RetryPolicy None { get; } = new() { Delays = [], DisableMessengerAfter = TimeSpan.MaxValue };

    /// <summary>The wait before each retry. When they are used up, the webhook is lost, as at Meta.</summary>
    public ImmutableArray<TimeSpan> Delays { get; init; } =
    [
        TimeSpan.Zero, TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(15), TimeSpan.FromSeconds(30), TimeSpan.FromMinutes(1),
        TimeSpan.FromMinutes(2), TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(10), TimeSpan.FromMinutes(20), TimeSpan.FromMinutes(40),
        TimeSpan.FromHours(1), TimeSpan.FromHours(2), TimeSpan.FromHours(4), TimeSpan.FromHours(8), TimeSpan.FromHours(8), TimeSpan.FromHours(11),
    ];

    /// <summary>How long the callback may take to answer. Messenger's figure is 5 s.</summary>
    public TimeSpan AnswerWithin { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>Failing for this long unsubscribes the app from a Page or Instagram account ("Webhooks Disabled").</summary>
    public TimeSpan DisableMessengerAfter { get; init; } = TimeSpan.FromHours(1);
}
