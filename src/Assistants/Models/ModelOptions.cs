namespace Chatbotics.Assistants.Models;

/// <summary>
/// One chat model and how it is called. Comes from the installation's configuration (section "Models:Catalogue:name") or
/// from a workspace. <see cref="ModelOptionsRules"/> says what is refused.
/// </summary>
public sealed record ModelOptions
{
    /// <summary>The protocol's dialect; default OpenAI.</summary>
    public ModelProvider Provider { get; init; }

    /// <summary>
    /// Where the API is: an absolute http(s) address without query, up to and including its version, for example
    /// https://api.openai.com/v1 (the default), https://acme.openai.azure.com/openai/v1, http://localhost:11434/v1.
    /// </summary>
    public string Endpoint { get; init; } = "https://api.openai.com/v1";

    /// <summary>The model's name as the endpoint knows it (Azure: the deployment's), 1 to 200 characters. Required.</summary>
    public string Model { get; init; } = "";

    /// <summary>Where the vault keeps the key: the tenant id, a slash and a name. Null when the endpoint wants none.</summary>
    public string? ApiKeyReference { get; init; }

    /// <summary>The API version of Azure's older route by deployment, for example 2024-10-21; null for the route <c>/openai/v1</c>.</summary>
    public string? AzureApiVersion { get; init; }

    /// <summary>How long one attempt may take in all, 1 s to 10 min, default 60 s.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>How long a streamed reply may take to begin, 1 s to 10 min, default 20 s.</summary>
    public TimeSpan FirstTokenTimeout { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>How long a streamed reply may pause, 1 s to 10 min, default 15 s.</summary>
    public TimeSpan IdleTimeout { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>How often a failed attempt is repeated, 0 to 8, default 2. A streamed reply that has begun is never repeated.</summary>
    public int Retries { get; init; } = 2;

    /// <summary>The pause before the first repetition, 10 ms to 1 min, default 500 ms; doubles with each, with jitter.</summary>
    public TimeSpan RetryDelay { get; init; } = TimeSpan.FromMilliseconds(500);

    /// <summary>
    /// The longest pause before a repetition, 10 ms to 2 min, default 10 s. An endpoint that asks for a longer one with
    /// Retry-After is not asked again: the next model of the chain takes over.
    /// </summary>
    public TimeSpan MaxRetryDelay { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How many attempts must be seen within <see cref="BreakerWindow"/> before the breaker may open, 2 to 1,000, default 8.</summary>
    public int BreakerMinimumCalls { get; init; } = 8;

    /// <summary>The share of failed attempts that opens the breaker, 0.05 to 1, default 0.5.</summary>
    public double BreakerFailureShare { get; init; } = 0.5;

    /// <summary>The span over which attempts are counted, 500 ms to 10 min, default 60 s.</summary>
    public TimeSpan BreakerWindow { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>How long an open breaker refuses at once, 500 ms to 10 min, default 15 s.</summary>
    public TimeSpan BreakerPause { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>The longest reply in tokens, 1 to 1,000,000; default 1,024. A call may ask for less.</summary>
    public int MaxOutputTokens { get; init; } = 1_024;

    /// <summary>0 to 2; null leaves it to the endpoint (some models take no other value).</summary>
    public float? Temperature { get; init; }

    /// <summary>
    /// The company that runs the endpoint, as the register of subprocessors names it, at most 80 characters. Null for the
    /// provider's own name, or the endpoint's host; empty for nobody: it runs in the installation itself.
    /// </summary>
    public string? Company { get; init; }

    /// <summary>Where it processes, for the register, for example "Ireland (EU)"; at most 60 characters. Null when nobody said.</summary>
    public string? Region { get; init; }

    /// <summary>Whether the company's terms exclude that it trains on what it gets; null when nobody said.</summary>
    public bool? ExcludesTraining { get; init; }

    /// <summary>What it costs.</summary>
    public ModelPrice Price { get; init; } = new();
}
