using Microsoft.Extensions.AI;
using OpenAI.Chat;
using ChatResponseFormat = OpenAI.Chat.ChatResponseFormat;

namespace Chatbotics.Assistants.Models.OpenAi;

/// <summary>Turns the options of a call into those of the protocol.</summary>
internal static class OptionsMapping
{
    /// <summary>Maps the options.</summary>
    /// <param name="options">What the caller asks for; null for nothing.</param>
    /// <param name="model">What the configuration says.</param>
    public static ChatCompletionOptions Map(ChatOptions? options, ModelOptions model)
    {
        var mapped = new ChatCompletionOptions
        {
            Temperature = options?.Temperature ?? model.Temperature,
            TopP = options?.TopP,
            FrequencyPenalty = options?.FrequencyPenalty,
            PresencePenalty = options?.PresencePenalty,
            ResponseFormat = Format(options?.ResponseFormat),
        };
        Limit(mapped, Math.Min(options?.MaxOutputTokens ?? int.MaxValue, model.MaxOutputTokens), model.Provider);
        foreach (var stop in options?.StopSequences ?? [])
        {
            mapped.StopSequences.Add(stop);
        }

        foreach (var tool in options?.Tools ?? [])
        {
            mapped.Tools.Add(Tool(tool));
        }

        if (mapped.Tools.Count > 0)
        {
            mapped.ToolChoice = Choice(options!.ToolMode);
            mapped.AllowParallelToolCalls = options.AllowMultipleToolCalls;
        }

        return mapped;
    }

    private static void Limit(ChatCompletionOptions mapped, int tokens, ModelProvider provider)
    {
        if (provider == ModelProvider.Compatible)
        {
            // These servers know the older name only, and some ignore the newer one silently.
#pragma warning disable SCME0001 // The SDK's only way to a property it doesn't name.
            mapped.Patch.Set("$.max_tokens"u8, tokens);
#pragma warning restore SCME0001
        }
        else
        {
            mapped.MaxOutputTokenCount = tokens;
        }
    }

    private static ChatTool Tool(AITool tool) => tool is AIFunctionDeclaration function
        ? ChatTool.CreateFunctionTool(function.Name, function.Description, BinaryData.FromString(function.JsonSchema.GetRawText()))
        : throw new ArgumentException($"{tool.Name} is no function, and models can call nothing else.", nameof(tool));

    private static ChatToolChoice? Choice(ChatToolMode? mode) => mode switch
    {
        NoneChatToolMode => ChatToolChoice.CreateNoneChoice(),
        RequiredChatToolMode { RequiredFunctionName: { } name } => ChatToolChoice.CreateFunctionChoice(name),
        RequiredChatToolMode => ChatToolChoice.CreateRequiredChoice(),
        AutoChatToolMode => ChatToolChoice.CreateAutoChoice(),
        _ => null,
    };

    private static ChatResponseFormat? Format(Microsoft.Extensions.AI.ChatResponseFormat? format) => format switch
    {
        ChatResponseFormatJson { Schema: { } schema } json =>
            ChatResponseFormat.CreateJsonSchemaFormat(json.SchemaName ?? "reply", BinaryData.FromString(schema.GetRawText()), json.SchemaDescription),
        ChatResponseFormatJson => ChatResponseFormat.CreateJsonObjectFormat(),
        _ => null,
    };
}
