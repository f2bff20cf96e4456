using Polly;
using Polly.CircuitBreaker;
using Polly.Retry;

namespace Chatbotics.Assistants.Models;

/// <summary>The retries and the breaker of one model. One for all callers of that model: what one learns counts for all.</summary>
internal static class ModelPipeline
{
    /// <summary>Makes a pipeline: retries outside, the breaker inside, so that each attempt counts.</summary>
    /// <param name="options">The model.</param>
    /// <param name="time">The clock.</param>
    public static ResiliencePipeline Create(ModelOptions options, TimeProvider time)
    {
        var builder = new ResiliencePipelineBuilder { TimeProvider = time };
        if (options.Retries > 0)
        {
            builder.AddRetry(new RetryStrategyOptions
            {
                MaxRetryAttempts = options.Retries,
                Delay = options.RetryDelay,
                MaxDelay = options.MaxRetryDelay,
                BackoffType = DelayBackoffType.Exponential,
                UseJitter = true,
                ShouldHandle = attempt => ValueTask.FromResult(attempt.Outcome.Exception is ModelException { IsTransient: true } failure
                    && !(failure.RetryAfter > options.MaxRetryDelay)),
                DelayGenerator = attempt => ValueTask.FromResult((attempt.Outcome.Exception as ModelException)?.RetryAfter),
            });
        }

        return builder
            .AddCircuitBreaker(new CircuitBreakerStrategyOptions
            {
                FailureRatio = options.BreakerFailureShare,
                MinimumThroughput = options.BreakerMinimumCalls,
                SamplingDuration = options.BreakerWindow,
                BreakDuration = options.BreakerPause,
                ShouldHandle = attempt => ValueTask.FromResult(attempt.Outcome.Exception is ModelException { IsOutage: true }),
            })
            .Build();
    }

    /// <summary>Runs an attempt with its time limit, and names what the pipeline itself throws.</summary>
    /// <typeparam name="T">What the attempt gives.</typeparam>
    /// <param name="pipeline">The pipeline.</param>
    /// <param name="time">The clock.</param>
    /// <param name="limit">How long one attempt may take.</param>
    /// <param name="host">The endpoint's host, for the sentences.</param>
    /// <param name="attempt">The attempt.</param>
    /// <param name="cancellationToken">The caller gives up.</param>
    public static async Task<T> Run<T>(
        ResiliencePipeline pipeline, TimeProvider time, TimeSpan limit, string host, Func<CancellationToken, Task<T>> attempt, CancellationToken cancellationToken)
    {
        try
        {
            return await pipeline.ExecuteAsync(
                async token =>
                {
                    using var deadline = new CancellationTokenSource(limit, time);
                    using var either = CancellationTokenSource.CreateLinkedTokenSource(token, deadline.Token);
                    return await Within(attempt(either.Token), deadline, host, token);
                },
                cancellationToken);
        }
        catch (BrokenCircuitException broken)
        {
            throw new ModelException(ModelFailure.Paused, $"{host} failed too often; it is not asked for a moment.", broken) { RetryAfter = broken.RetryAfter };
        }
    }

    /// <summary>Waits for a step and says so when its deadline, not the caller, ended it.</summary>
    /// <typeparam name="T">What the step gives.</typeparam>
    /// <param name="step">The step; ends when the deadline passes.</param>
    /// <param name="deadline">The deadline.</param>
    /// <param name="host">The endpoint's host.</param>
    /// <param name="caller">The caller's token.</param>
    public static async Task<T> Within<T>(Task<T> step, CancellationTokenSource deadline, string host, CancellationToken caller)
    {
        try
        {
            return await step;
        }
        catch (Exception failure) when (failure is not ModelException && deadline.IsCancellationRequested && !caller.IsCancellationRequested)
        {
            throw new ModelException(ModelFailure.TimedOut, $"{host} didn't answer in time.", failure);
        }
    }
}
