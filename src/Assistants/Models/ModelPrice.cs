namespace Chatbotics.Assistants.Models;

/// <summary>What a model costs. Zero when it runs on one's own machine.</summary>
public sealed record ModelPrice
{
    /// <summary>One million tokens of input, in <see cref="Currency"/>; 0 to 10,000.</summary>
    public decimal InputPerMillion { get; init; }

    /// <summary>One million tokens of input that the provider had in its cache; null when they cost what input costs.</summary>
    public decimal? CachedInputPerMillion { get; init; }

    /// <summary>One million tokens of output, thinking included; 0 to 10,000.</summary>
    public decimal OutputPerMillion { get; init; }

    /// <summary>The currency: three capital letters of ISO 4217, default USD.</summary>
    public string Currency { get; init; } = "USD";

    /// <summary>What a call costs.</summary>
    /// <param name="inputTokens">All tokens of the request.</param>
    /// <param name="cachedInputTokens">Those of them that the provider had in its cache.</param>
    /// <param name="outputTokens">The tokens of the reply.</param>
    /// <returns>The amount in <see cref="Currency"/>, not rounded.</returns>
    public decimal Of(long inputTokens, long cachedInputTokens, long outputTokens)
    {
        var cached = Math.Clamp(cachedInputTokens, 0, inputTokens);
        return (((inputTokens - cached) * InputPerMillion)
            + (cached * (CachedInputPerMillion ?? InputPerMillion))
            + (outputTokens * OutputPerMillion)) / 1_000_000m;
    }
}
