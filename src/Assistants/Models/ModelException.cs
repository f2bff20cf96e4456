namespace Chatbotics.Assistants.Models;

/// <summary>A model gave no reply. The message is a sentence for the team, without any content of the request or secret.</summary>
public sealed class ModelException : Exception
{
    /// <summary>Creates the error.</summary>
    /// <param name="failure">What happened.</param>
    /// <param name="message">What happened and what to do.</param>
    /// <param name="inner">The cause, if any.</param>
    public ModelException(ModelFailure failure, string message, Exception? inner = null)
        : base(message, inner) => Failure = failure;

    /// <summary>What happened.</summary>
    public ModelFailure Failure { get; }

    /// <summary>The HTTP status, 0 when there was none.</summary>
    public int Status { get; init; }

    /// <summary>How long the endpoint asked to wait; null when it did not.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>Whether the same request to the same model may succeed in a moment.</summary>
    public bool IsTransient => Failure is ModelFailure.Unreachable or ModelFailure.TimedOut or ModelFailure.Unavailable
        or ModelFailure.RateLimited or ModelFailure.Interrupted or ModelFailure.Malformed;

    /// <summary>Whether another model may answer the same request.</summary>
    public bool AllowsFallback => Failure != ModelFailure.Filtered;

    /// <summary>Whether it tells of the endpoint's health, which is what the breaker counts.</summary>
    public bool IsOutage => Failure is ModelFailure.Unreachable or ModelFailure.TimedOut or ModelFailure.Unavailable
        or ModelFailure.Interrupted or ModelFailure.Malformed;
}
