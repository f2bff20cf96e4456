using Microsoft.Extensions.AI;
using OpenAI.Chat;
using ChatMessage = Microsoft.Extensions.AI.ChatMessage;
using OpenAiMessage = OpenAI.Chat.ChatMessage;

namespace Chatbotics.Assistants.Models.OpenAi;

/// <summary>Turns our messages into those of the protocol.</summary>
internal static class MessageMapping
{
    /// <summary>Maps a conversation.</summary>
    /// <param name="messages">The messages, oldest first.</param>
    /// <param name="instructions">Instructions that go before them; null for none.</param>
    public static List<OpenAiMessage> Map(IEnumerable<ChatMessage> messages, string? instructions)
    {
        var mapped = new List<OpenAiMessage>();
        if (!string.IsNullOrEmpty(instructions))
        {
            mapped.Add(new SystemChatMessage(instructions));
        }

        foreach (var message in messages)
        {
            Map(message, mapped);
        }

        return mapped;
    }

    private static void Map(ChatMessage message, List<OpenAiMessage> mapped)
    {
        if (message.Role == ChatRole.System)
        {
            mapped.Add(new SystemChatMessage(message.Text));
        }
        else if (message.Role == ChatRole.Tool)
        {
            // The protocol wants one message for each result.
            mapped.AddRange(message.Contents.OfType<FunctionResultContent>().Select(result => new ToolChatMessage(result.CallId, ToolJson.Result(result))));
        }
        else if (message.Role == ChatRole.Assistant)
        {
            mapped.Add(Assistant(message));
        }
        else
        {
            mapped.Add(new UserChatMessage(Parts(message)));
        }
    }

    private static AssistantChatMessage Assistant(ChatMessage message)
    {
        var calls = message.Contents.OfType<FunctionCallContent>()
            .Select(call => ChatToolCall.CreateFunctionToolCall(call.CallId, call.Name, ToolJson.Arguments(call)))
            .ToList();
        if (calls.Count == 0)
        {
            return new AssistantChatMessage(message.Text);
        }

        var mapped = new AssistantChatMessage(calls);
        if (message.Text is { Length: > 0 } text)
        {
            mapped.Content.Add(ChatMessageContentPart.CreateTextPart(text));
        }

        return mapped;
    }

    private static List<ChatMessageContentPart> Parts(ChatMessage message)
    {
        var parts = new List<ChatMessageContentPart>();
        foreach (var content in message.Contents)
        {
            switch (content)
            {
                case TextContent text:
                    parts.Add(ChatMessageContentPart.CreateTextPart(text.Text));
                    break;
                case DataContent data when data.HasTopLevelMediaType("image"):
                    parts.Add(ChatMessageContentPart.CreateImagePart(BinaryData.FromBytes(data.Data), data.MediaType));
                    break;
                case UriContent:
                    // The provider would fetch whatever a customer's text points at.
                    throw new ArgumentException("A picture goes to a model as data, never as an address.", nameof(message));
                default:
                    throw new ArgumentException($"{content.GetType().Name} can't be sent to a chat model.", nameof(message));
            }
        }

        return parts;
    }
}
