using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;
using Polly;

namespace Chatbotics.Assistants.Models;

/// <summary>
/// Gives a model time limits, retries and a breaker. A streamed reply is repeated only until its first piece: what was
/// shown can't be taken back.
/// </summary>
/// <param name="inner">One attempt.</param>
/// <param name="options">The model.</param>
/// <param name="pipeline">The model's retries and breaker.</param>
/// <param name="time">The clock.</param>
internal sealed class ResilientChatClient(IChatClient inner, ModelOptions options, ResiliencePipeline pipeline, TimeProvider time)
    : DelegatingChatClient(inner)
{
    private readonly string _host = new Uri(options.Endpoint).Host;

    /// <inheritdoc/>
    public override async Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        var request = messages as IReadOnlyList<ChatMessage> ?? [.. messages];
        return await ModelPipeline.Run(
            pipeline, time, Model.Timeout, _host, token => InnerClient.GetResponseAsync(request, options, token), cancellationToken);
    }

    /// <inheritdoc/>
    public override async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var request = messages as IReadOnlyList<ChatMessage> ?? [.. messages];
        await using var stream = await ModelPipeline.Run(
            pipeline, time, Model.FirstTokenTimeout, _host, token => ModelStream.Open(InnerClient, request, options, Model, time, token, cancellationToken), cancellationToken);
        if (stream.IsEmpty)
        {
            yield break;
        }

        do
        {
            yield return stream.Current;
        }
        while (await stream.Next(_host));
    }

    private ModelOptions Model { get; } = options;
}
