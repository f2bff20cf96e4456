using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Logging;

namespace Chatbotics.Assistants.Models;

/// <summary>
/// Asks one model after the other until one answers. A streamed reply that has begun is not continued by another model,
/// and what a content filter stopped is not tried elsewhere.
/// </summary>
/// <param name="chain">The models, best first; at least one.</param>
/// <param name="logger">The log.</param>
internal sealed partial class FallbackChatClient(IReadOnlyList<IChatClient> chain, ILogger logger) : IChatClient
{
    /// <inheritdoc/>
    public async Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        var request = messages as IReadOnlyList<ChatMessage> ?? [.. messages];
        for (var i = 0; ; i++)
        {
            try
            {
                return await chain[i].GetResponseAsync(request, options, cancellationToken);
            }
            catch (ModelException failure) when (GoesOn(failure, i, cancellationToken))
            {
                LogFallback(logger, i, failure.Failure);
            }
        }
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var request = messages as IReadOnlyList<ChatMessage> ?? [.. messages];
        for (var i = 0; ; i++)
        {
            await using var updates = chain[i].GetStreamingResponseAsync(request, options, cancellationToken).GetAsyncEnumerator(cancellationToken);
            bool any;
            try
            {
                any = await updates.MoveNextAsync();
            }
            catch (ModelException failure) when (GoesOn(failure, i, cancellationToken))
            {
                LogFallback(logger, i, failure.Failure);
                continue;
            }

            while (any)
            {
                yield return updates.Current;
                any = await updates.MoveNextAsync();
            }

            yield break;
        }
    }

    /// <inheritdoc/>
    public object? GetService(Type serviceType, object? serviceKey = null) =>
        serviceKey is null && serviceType.IsInstanceOfType(this) ? this : chain[0].GetService(serviceType, serviceKey);

    /// <inheritdoc/>
    public void Dispose()
    {
        // The models are shared.
    }

    private bool GoesOn(ModelException failure, int position, CancellationToken cancellationToken) =>
        failure.AllowsFallback && position + 1 < chain.Count && !cancellationToken.IsCancellationRequested;
}
