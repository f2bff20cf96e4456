using Chatbotics.Grains.Knowledge;

namespace Chatbotics.Assistants.Crawling;

/// <summary>An address could not be fetched.</summary>
/// <param name="outcome">What to call it.</param>
/// <param name="message">Why, in a sentence.</param>
/// <param name="inner">The cause, if any.</param>
internal sealed class FetchException(PageOutcome outcome, string message, Exception? inner = null) : Exception(message, inner)
{
    /// <summary>What to call it.</summary>
    public PageOutcome Outcome { get; } = outcome;
}
