using Microsoft.Extensions.AI;
using OpenAI.Chat;
using ChatFinishReason = Microsoft.Extensions.AI.ChatFinishReason;
using ChatMessage = Microsoft.Extensions.AI.ChatMessage;
using OpenAiFinishReason = OpenAI.Chat.ChatFinishReason;

namespace Chatbotics.Assistants.Models.OpenAi;

/// <summary>Turns replies of the protocol into ours.</summary>
internal static class ReplyMapping
{
    /// <summary>Maps a whole reply.</summary>
    /// <param name="completion">The reply.</param>
    public static ChatResponse Map(ChatCompletion completion)
    {
        var message = new ChatMessage(ChatRole.Assistant, [.. Contents(completion)]);
        return new ChatResponse(message)
        {
            ResponseId = completion.Id,
            ModelId = completion.Model,
            CreatedAt = completion.CreatedAt,
            FinishReason = Map(completion.FinishReason),
            Usage = Map(completion.Usage),
        };
    }

    /// <summary>Maps why a reply ended.</summary>
    /// <param name="reason">The reason.</param>
    public static ChatFinishReason Map(OpenAiFinishReason reason) => reason switch
    {
        OpenAiFinishReason.Length => ChatFinishReason.Length,
        OpenAiFinishReason.ContentFilter => ChatFinishReason.ContentFilter,
        OpenAiFinishReason.ToolCalls or OpenAiFinishReason.FunctionCall => ChatFinishReason.ToolCalls,
        _ => ChatFinishReason.Stop,
    };

    /// <summary>Maps the token counts.</summary>
    /// <param name="usage">The counts; null when the endpoint gave none.</param>
    public static UsageDetails? Map(ChatTokenUsage? usage) => usage is null || usage.TotalTokenCount == 0
        ? null
        : new UsageDetails
        {
            InputTokenCount = usage.InputTokenCount,
            OutputTokenCount = usage.OutputTokenCount,
            TotalTokenCount = usage.TotalTokenCount,
            CachedInputTokenCount = usage.InputTokenDetails?.CachedTokenCount,
            ReasoningTokenCount = usage.OutputTokenDetails?.ReasoningTokenCount,
        };

    /// <summary>The text of a content's parts.</summary>
    /// <param name="content">The parts; null for none.</param>
    public static string Text(ChatMessageContent? content) =>
        content is null ? "" : string.Concat(content.Where(part => part.Kind == ChatMessageContentPartKind.Text).Select(part => part.Text));

    private static IEnumerable<AIContent> Contents(ChatCompletion completion)
    {
        if (Text(completion.Content) is { Length: > 0 } text)
        {
            yield return new TextContent(text);
        }

        if (completion.Refusal is { Length: > 0 } refusal)
        {
            yield return new ErrorContent(refusal) { ErrorCode = "refusal" };
        }

        foreach (var call in completion.ToolCalls ?? [])
        {
            yield return ToolJson.Call(call.Id, call.FunctionName, call.FunctionArguments);
        }
    }
}
