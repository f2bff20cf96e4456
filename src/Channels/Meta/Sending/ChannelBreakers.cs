using System.Collections.Concurrent;
using Chatbotics.Grains.Abstractions.Channels;
using Chatbotics.Grains.Channels.Ports;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Polly;
using Polly.CircuitBreaker;

namespace Chatbotics.Channels.Meta.Sending;

/// <summary>
/// A circuit breaker for each connection: where half of the recent calls hang, are lost, or meet a fault of the
/// platform, the connection's next calls fail at once for a while. Other connections don't notice.
/// </summary>
internal sealed partial class ChannelBreakers(
    IOptions<MetaOptions> options,
    TimeProvider clock,
    ChannelMeters meters,
    ILogger<ChannelBreakers> logger)
{
    /// <summary>How many breakers are kept. One that nobody uses for ten minutes knows nothing worth keeping.</summary>
    internal const int Kept = 10_000;

    private static readonly TimeSpan KeptFor = TimeSpan.FromMinutes(10);

    private readonly ConcurrentDictionary<ConnectionKey, Entry> _entries = new();
    private readonly MetaOptions _options = options.Value;

    /// <summary>How many breakers there are.</summary>
    internal int Count => _entries.Count;

    /// <summary>Calls through the connection's breaker.</summary>
    /// <typeparam name="TState">What the call needs.</typeparam>
    /// <param name="connection">The connection.</param>
    /// <param name="call">The call; must not throw.</param>
    /// <param name="state">What it needs.</param>
    public async ValueTask<SendOutcome> Execute<TState>(
        ConnectionKey connection, Func<TState, ValueTask<SendOutcome>> call, TState state)
    {
        var entry = Find(connection);
        var context = ResilienceContextPool.Shared.Get(continueOnCapturedContext: false);
        try
        {
            var outcome = await entry.Pipeline.ExecuteOutcomeAsync(
                static async (_, state) => Outcome.FromResult(await state.call(state.state)),
                context,
                (call, state));
            return outcome.Exception switch
            {
                null => outcome.Result!,
                BrokenCircuitException open => SendOutcome.Failed(SendRefusals.Paused(connection.Platform, open.RetryAfter)),

                // The call doesn't throw; whatever it is, it may have sent.
                _ => SendOutcome.Unknown,
            };
        }
        finally
        {
            ResilienceContextPool.Shared.Return(context);
        }
    }

    /// <summary>Whether the connection's breaker let the last call through; says nothing of the next.</summary>
    /// <param name="connection">The connection.</param>
    public bool IsOpen(ConnectionKey connection) =>
        _entries.TryGetValue(connection, out var entry) && entry.State.CircuitState == CircuitState.Open;

    private Entry Find(ConnectionKey connection)
    {
        if (!_entries.TryGetValue(connection, out var entry))
        {
            if (_entries.Count >= Kept)
            {
                MakeRoom();
            }

            entry = _entries.GetOrAdd(connection, Create);
        }

        entry.UsedAt = clock.GetTimestamp();
        return entry;
    }

    private void MakeRoom()
    {
        foreach (var (connection, entry) in _entries)
        {
            if (clock.GetElapsedTime(entry.UsedAt) > KeptFor)
            {
                _entries.TryRemove(connection, out _);
            }
        }

        if (_entries.Count >= Kept)
        {
            // More busy connections than are kept: they all start afresh, closed.
            _entries.Clear();
        }
    }

    private Entry Create(ConnectionKey connection)
    {
        var state = new CircuitBreakerStateProvider();
        var builder = new ResiliencePipelineBuilder<SendOutcome> { TimeProvider = clock };
        builder.AddCircuitBreaker(new CircuitBreakerStrategyOptions<SendOutcome>
        {
            FailureRatio = 0.5,
            MinimumThroughput = _options.BreakerMinimumCalls,
            SamplingDuration = TimeSpan.FromMilliseconds(_options.BreakerWindowMs),
            BreakDuration = TimeSpan.FromMilliseconds(_options.BreakerPauseMs),
            ShouldHandle = static arguments => ValueTask.FromResult(IsFault(arguments.Outcome)),
            StateProvider = state,
            OnOpened = _ =>
            {
                meters.BreakerOpened(connection.Platform);
                LogOpened(logger, connection);
                return ValueTask.CompletedTask;
            },
            OnClosed = _ =>
            {
                LogClosed(logger, connection);
                return ValueTask.CompletedTask;
            },
        });
        return new(builder.Build(), state);
    }

    // Refusals are answers; only silence and the platform's own faults count.
    private static bool IsFault(Outcome<SendOutcome> outcome) =>
        outcome.Exception is not null
        || outcome.Result is { IsUnknown: true } or { Error.Kind: SendErrorKind.Temporary };

    private sealed class Entry(ResiliencePipeline<SendOutcome> pipeline, CircuitBreakerStateProvider state)
    {
        public ResiliencePipeline<SendOutcome> Pipeline { get; } = pipeline;

        public CircuitBreakerStateProvider State { get; } = state;

        public long UsedAt { get; set; }
    }
}
