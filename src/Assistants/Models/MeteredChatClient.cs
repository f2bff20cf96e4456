using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;

namespace Chatbotics.Assistants.Models;

/// <summary>Measures each attempt: tokens, cost, time. The reply (its last piece, when streamed) carries the <see cref="ModelCall"/>.</summary>
/// <param name="inner">The attempt.</param>
/// <param name="model">The model.</param>
/// <param name="meter">Who wants to know.</param>
/// <param name="time">The clock.</param>
internal sealed class MeteredChatClient(IChatClient inner, ModelOptions model, IModelMeter meter, TimeProvider time) : DelegatingChatClient(inner)
{
    private const int CharactersPerToken = 4;

    private readonly string _host = new Uri(model.Endpoint).Host;

    /// <inheritdoc/>
    public override async Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        var request = messages as IReadOnlyList<ChatMessage> ?? [.. messages];
        var attempt = new Attempt(time.GetUtcNow(), time.GetTimestamp());
        try
        {
            var response = await InnerClient.GetResponseAsync(request, options, cancellationToken);
            var call = Finish(attempt, request, response.Usage, Length(response.Messages.SelectMany(message => message.Contents)), failure: null);
            (response.AdditionalProperties ??= [])[ModelCall.Key] = call;
            return response;
        }
        catch (Exception failure)
        {
            Finish(attempt, request, usage: null, written: 0, failure);
            throw;
        }
    }

    /// <inheritdoc/>
    public override async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var request = messages as IReadOnlyList<ChatMessage> ?? [.. messages];
        var attempt = new Attempt(time.GetUtcNow(), time.GetTimestamp());
        Exception? failure = new OperationCanceledException();
        UsageDetails? usage = null;
        var written = 0;
        await using var updates = InnerClient.GetStreamingResponseAsync(request, options, cancellationToken).GetAsyncEnumerator(cancellationToken);
        try
        {
            while (true)
            {
                try
                {
                    if (!await updates.MoveNextAsync())
                    {
                        break;
                    }
                }
                catch (Exception thrown)
                {
                    failure = thrown;
                    throw;
                }

                var update = updates.Current;
                attempt.FirstToken ??= time.GetElapsedTime(attempt.Timestamp);
                written += Length(update.Contents);
                usage = update.Contents.OfType<UsageContent>().LastOrDefault()?.Details ?? usage;
                if (update.FinishReason is not null)
                {
                    // Known to be whole: recorded before the last piece goes out, which carries it.
                    failure = null;
                    attempt.Call = Finish(attempt, request, usage, written, failure: null);
                    (update.AdditionalProperties ??= [])[ModelCall.Key] = attempt.Call;
                }

                yield return update;
            }
        }
        finally
        {
            if (attempt.Call is null)
            {
                Finish(attempt, request, usage, written, failure);
            }
        }
    }

    private ModelCall Finish(Attempt attempt, IReadOnlyList<ChatMessage> request, UsageDetails? usage, int written, Exception? failure)
    {
        // A refused request costs nothing; what was written before a break is charged, told or not.
        var estimated = usage is null && (failure is null || written > 0);
        var input = usage?.InputTokenCount ?? (estimated ? Tokens(Length(request.SelectMany(message => message.Contents))) : 0);
        var output = usage?.OutputTokenCount ?? Tokens(written);
        var call = new ModelCall
        {
            Model = model.Model,
            Host = _host,
            Started = attempt.Started,
            Duration = time.GetElapsedTime(attempt.Timestamp),
            FirstToken = attempt.FirstToken,
            InputTokens = input,
            CachedInputTokens = usage?.CachedInputTokenCount ?? 0,
            OutputTokens = output,
            IsEstimated = estimated,
            Cost = model.Price.Of(input, usage?.CachedInputTokenCount ?? 0, output),
            Currency = model.Price.Currency,
            Failure = failure switch
            {
                null => null,
                ModelException named => named.Failure,
                OperationCanceledException => ModelFailure.TimedOut,
                _ => ModelFailure.Unavailable,
            },
        };
        meter.Record(call);
        return call;
    }

    private static long Tokens(int characters) => (characters + CharactersPerToken - 1) / CharactersPerToken;

    private static int Length(IEnumerable<AIContent> contents) => contents.Sum(content => content switch
    {
        TextContent text => text.Text.Length,
        FunctionResultContent { Result: string result } => result.Length,
        FunctionCallContent call => call.Name.Length + (call.Arguments?.Sum(pair => pair.Key.Length + (pair.Value?.ToString()?.Length ?? 0)) ?? 0),
        _ => 0,
    });

    private sealed class Attempt(DateTimeOffset started, long timestamp)
    {
        public DateTimeOffset Started { get; } = started;

        public long Timestamp { get; } = timestamp;

        public TimeSpan? FirstToken { get; set; }

        public ModelCall? Call { get; set; }
    }
}
