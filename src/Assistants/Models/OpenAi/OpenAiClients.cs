using System.ClientModel;
using System.ClientModel.Primitives;
using Chatbotics.Grains.Privacy.Ports;
using OpenAI;
using OpenAI.Chat;
using OpenAI.Embeddings;

namespace Chatbotics.Assistants.Models.OpenAi;

/// <summary>Makes clients of the SDK that neither retry nor time out by themselves: both are ours to decide.</summary>
/// <param name="vault">The vault.</param>
internal sealed class OpenAiClients(ISecretVault vault)
{
    private static readonly ApiKeyCredential KeptInVault = new("kept-in-the-vault");

    /// <summary>A client for chats.</summary>
    /// <param name="options">The model.</param>
    /// <param name="http">What it sends with.</param>
    public ChatClient Chat(ModelOptions options, HttpClient http) =>
        new(options.Model, KeptInVault, Options(options, http));

    /// <summary>A client for embeddings.</summary>
    /// <param name="options">The model.</param>
    /// <param name="http">What it sends with.</param>
    public EmbeddingClient Embeddings(EmbeddingOptions options, HttpClient http) =>
        new(options.Model, KeptInVault, Options(options.AsModel(), http));

    private OpenAIClientOptions Options(ModelOptions model, HttpClient http)
    {
        var address = new Uri(model.Endpoint);
        var options = new OpenAIClientOptions
        {
            Endpoint = address,
            Transport = new HttpClientPipelineTransport(http),
            RetryPolicy = new ClientRetryPolicy(maxRetries: 0),
            NetworkTimeout = Timeout.InfiniteTimeSpan,
            UserAgentApplicationId = "Chatbotics",
            EnableDistributedTracing = false,
        };
        options.AddPolicy(new VaultKeyPolicy(vault, model.ApiKeyReference, model.Provider == ModelProvider.AzureOpenAi), PipelinePosition.BeforeTransport);
        if (model.AzureApiVersion is { } version)
        {
            options.AddPolicy(new AzureRoutePolicy(address, model.Model, version), PipelinePosition.PerCall);
        }

        return options;
    }
}
