using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;
using OpenAI.Chat;
using ChatFinishReason = Microsoft.Extensions.AI.ChatFinishReason;
using ChatMessage = Microsoft.Extensions.AI.ChatMessage;

namespace Chatbotics.Assistants.Models.OpenAi;

/// <summary>A chat model over the OpenAI SDK. One attempt: no retries, no time limit of its own. Failures are <see cref="ModelException"/>.</summary>
/// <param name="client">The SDK's client.</param>
/// <param name="options">The model.</param>
/// <param name="time">The clock.</param>
internal sealed class OpenAiChatClient(ChatClient client, ModelOptions options, TimeProvider time) : IChatClient
{
    private readonly Uri _endpoint = new(options.Endpoint);

    /// <inheritdoc/>
    public async Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        var request = MessageMapping.Map(messages, options?.Instructions);
        var settings = OptionsMapping.Map(options, Model);
        try
        {
            var result = await client.CompleteChatAsync(request, settings, cancellationToken);
            return Checked(ReplyMapping.Map(result.Value));
        }
        catch (Exception failure) when (!cancellationToken.IsCancellationRequested && OpenAiErrors.CanName(failure))
        {
            throw OpenAiErrors.Name(failure, _endpoint.Host, time.GetUtcNow());
        }
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var request = MessageMapping.Map(messages, options?.Instructions);
        var settings = OptionsMapping.Map(options, Model);
        var calls = new ToolCallAssembler();
        ChatFinishReason? finish = null;
        StreamingChatCompletionUpdate? last = null;
        await using var updates = client.CompleteChatStreamingAsync(request, settings, cancellationToken).GetAsyncEnumerator(cancellationToken);
        while (await Next(updates, cancellationToken))
        {
            last = updates.Current;
            finish = last.FinishReason is { } reason ? ReplyMapping.Map(reason) : finish;
            foreach (var piece in last.ToolCallUpdates ?? [])
            {
                calls.Add(piece);
            }

            if (Contents(last) is { Count: > 0 } contents)
            {
                yield return Update(last, contents);
            }
        }

        if (finish is null)
        {
            throw new ModelException(ModelFailure.Interrupted, $"The reply of {_endpoint.Host} broke off.");
        }

        if (finish == ChatFinishReason.ContentFilter)
        {
            throw Filtered();
        }

        var end = Update(last!, [.. calls.Calls()]);
        end.FinishReason = finish;
        yield return end;
    }

    /// <inheritdoc/>
    public object? GetService(Type serviceType, object? serviceKey = null) =>
        serviceKey is not null ? null
        : serviceType == typeof(ChatClientMetadata) ? new ChatClientMetadata("openai", _endpoint, Model.Model)
        : serviceType.IsInstanceOfType(this) ? this
        : null;

    /// <inheritdoc/>
    public void Dispose()
    {
        // The SDK's client owns nothing; the HTTP client is shared.
    }

    private ModelOptions Model { get; } = options;

    private async ValueTask<bool> Next(IAsyncEnumerator<StreamingChatCompletionUpdate> updates, CancellationToken cancellationToken)
    {
        try
        {
            return await updates.MoveNextAsync();
        }
        catch (Exception failure) when (!cancellationToken.IsCancellationRequested && OpenAiErrors.CanName(failure))
        {
            throw OpenAiErrors.Name(failure, _endpoint.Host, time.GetUtcNow());
        }
    }

    private ChatResponse Checked(ChatResponse response) =>
        response.FinishReason == ChatFinishReason.ContentFilter ? throw Filtered() : response;

    private ModelException Filtered() => new(ModelFailure.Filtered, $"The content filter of {_endpoint.Host} stopped the reply.");

    private static ChatResponseUpdate Update(StreamingChatCompletionUpdate update, IList<AIContent> contents) => new(ChatRole.Assistant, contents)
    {
        ResponseId = update.CompletionId,
        MessageId = update.CompletionId,
        ModelId = update.Model,
        CreatedAt = update.CreatedAt,
    };

    private static List<AIContent> Contents(StreamingChatCompletionUpdate update)
    {
        var contents = new List<AIContent>();
        if (ReplyMapping.Text(update.ContentUpdate) is { Length: > 0 } text)
        {
            contents.Add(new TextContent(text));
        }

        if (update.RefusalUpdate is { Length: > 0 } refusal)
        {
            contents.Add(new ErrorContent(refusal) { ErrorCode = "refusal" });
        }

        if (ReplyMapping.Map(update.Usage) is { } usage)
        {
            contents.Add(new UsageContent(usage));
        }

        return contents;
    }
}
