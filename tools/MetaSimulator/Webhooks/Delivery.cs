namespace Chatbotics.MetaSimulator.Webhooks;

/// <summary>One attempt to hand a webhook to the callback.</summary>
/// <param name="Status">The answer's HTTP status; null when there was no answer.</param>
/// <param name="Error">Why there was none, in a few words.</param>
/// <param name="Attempt">1 for the first; retries count up.</param>
/// <param name="Took">From the first byte sent to the answer's head.</param>
/// <param name="Body">The exact bytes that were signed and sent.</param>
/// <param name="Signature">The value of <c>X-Hub-Signature-256</c>.</param>
public sealed record Delivery(int? Status, string? Error, int Attempt, TimeSpan Took, ReadOnlyMemory<byte> Body, string Signature)
{
    private static readonly TaskCompletionSource<Delivery> s_never = new();

    /// <summary>The last attempt at the same webhook, once it is accepted or given up: this one, or a later one.</summary>
    public Task<Delivery> Outcome { get; internal init; } = s_never.Task;

    /// <summary>Whether the callback answered 200. Anything else is delivered again.</summary>
    public bool Accepted => Status == 200;
}
