namespace Chatbotics.Assistants.Models;

/// <summary>Which dialect of the chat completions protocol an endpoint speaks.</summary>
public enum ModelProvider
{
    /// <summary>OpenAI itself, or a server that speaks exactly its protocol with a bearer key.</summary>
    OpenAi,

    /// <summary>
    /// Azure OpenAI: the key travels in the header <c>api-key</c>. Without <see cref="ModelOptions.AzureApiVersion"/> the
    /// endpoint is the resource's <c>/openai/v1</c>; with it the older route by deployment is used.
    /// </summary>
    AzureOpenAi,

    /// <summary>Ollama, vLLM, LM Studio, llama.cpp and the like: a key is optional, and the length limit is called <c>max_tokens</c>.</summary>
    Compatible,
}
