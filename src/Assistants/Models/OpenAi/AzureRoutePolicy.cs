using System.ClientModel.Primitives;

namespace Chatbotics.Assistants.Models.OpenAi;

/// <summary>
/// Leads requests to Azure's older route by deployment: <c>/openai/deployments/{deployment}/…?api-version=…</c>.
/// Source: learn.microsoft.com, Azure OpenAI REST API reference.
/// </summary>
/// <param name="endpoint">The resource's address, with or without <c>/openai/v1</c>.</param>
/// <param name="deployment">The deployment.</param>
/// <param name="apiVersion">The version.</param>
internal sealed class AzureRoutePolicy(Uri endpoint, string deployment, string apiVersion) : PipelinePolicy
{
    private readonly string _root = endpoint.GetLeftPart(UriPartial.Authority);

    /// <inheritdoc/>
    public override void Process(PipelineMessage message, IReadOnlyList<PipelinePolicy> pipeline, int currentIndex)
    {
        Reroute(message.Request);
        ProcessNext(message, pipeline, currentIndex);
    }

    /// <inheritdoc/>
    public override ValueTask ProcessAsync(PipelineMessage message, IReadOnlyList<PipelinePolicy> pipeline, int currentIndex)
    {
        Reroute(message.Request);
        return ProcessNextAsync(message, pipeline, currentIndex);
    }

    private void Reroute(PipelineRequest request)
    {
        var path = request.Uri!.AbsolutePath;
        var operation = path.EndsWith("/embeddings", StringComparison.Ordinal) ? "embeddings" : "chat/completions";
        request.Uri = new Uri($"{_root}/openai/deployments/{Uri.EscapeDataString(deployment)}/{operation}?api-version={Uri.EscapeDataString(apiVersion)}");
    }
}
