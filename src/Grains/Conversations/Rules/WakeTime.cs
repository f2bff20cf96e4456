using Chatbotics.Grains.Abstractions.Conversations;
using Chatbotics.Grains.Conversations.Model;

namespace Chatbotics.Grains.Conversations.Rules;

/// <summary>When a conversation has something to do.</summary>
internal static class WakeTime
{
    /// <summary>
    /// When the due-time index is to wake the conversation, should nobody else do it: at once for work under way, which
    /// is lost when the process dies. Milliseconds since 1970; 0 for never.
    /// </summary>
    /// <param name="state">The state.</param>
    public static long Durable(ConversationState state)
    {
        var wake = state.Turn switch
        {
            null => long.MaxValue,
            { Id: null } gathering => gathering.Due,
            var running => running.StartedAt,
        };
        wake = Math.Min(wake, OfSnooze(state));
        foreach (var message in state.Messages)
        {
            wake = Math.Min(wake, message switch
            {
                { Delivery: DeliveryState.Queued, Sending: { } queued } => Math.Max(queued.NextAt, message.At),
                { Delivery: DeliveryState.Attempting, Sending: { } attempt } => attempt.AttemptAt,
                _ => long.MaxValue,
            });
        }

        wake = Math.Min(wake, OfLater(state));
        return wake == long.MaxValue ? 0 : wake;
    }

    /// <summary>When a turn needs attention. Milliseconds since 1970; <see cref="long.MaxValue"/> for never.</summary>
    /// <param name="state">The state.</param>
    public static long OfTurn(ConversationState state) => state.Turn switch
    {
        null => long.MaxValue,
        { Id: null } gathering => gathering.Due,
        var running => running.Deadline,
    };

    /// <summary>When a snooze ends. Milliseconds since 1970; <see cref="long.MaxValue"/> for never.</summary>
    /// <param name="state">The state.</param>
    public static long OfSnooze(ConversationState state) =>
        state is { Status: ConversationStatus.Snoozed, SnoozedUntil: > 0 } ? state.SnoozedUntil : long.MaxValue;

    /// <summary>When a scheduled message or a file needs attention. Milliseconds since 1970; <see cref="long.MaxValue"/> for never.</summary>
    /// <param name="state">The state.</param>
    public static long OfLater(ConversationState state)
    {
        var due = long.MaxValue;
        foreach (var scheduled in state.Scheduled)
        {
            due = Math.Min(due, scheduled.SendAt);
        }

        foreach (var file in state.Files)
        {
            due = Math.Min(due, file.NextAt);
        }

        return due;
    }

    /// <summary>When the outbox needs attention. Milliseconds since 1970; <see cref="long.MaxValue"/> for never.</summary>
    /// <param name="state">The state.</param>
    /// <param name="options">How long an attempt may take.</param>
    /// <param name="now">The time, milliseconds since 1970.</param>
    public static long OfOutbox(ConversationState state, ConversationOptions options, long now) => Outbox.First(state, now) switch
    {
        { Delivery: DeliveryState.Queued, Sending: { } queued } => queued.NextAt,
        { Delivery: DeliveryState.Attempting, Sending: { } attempt } => attempt.AttemptAt + (long)options.AttemptTimeout.TotalMilliseconds,
        { Delivery: DeliveryState.Unknown, Sending: { } unknown } => unknown.HoldUntil,
        _ => long.MaxValue,
    };
}
