using System.Collections.Immutable;
using System.Net;
using Chatbotics.Grains.Agents;
using Microsoft.Extensions.Options;

namespace Chatbotics.Assistants.Models;

/// <summary>Who runs the installation's models, as the register of subprocessors names them.</summary>
/// <param name="models">The chat models.</param>
/// <param name="embeddings">The embeddings.</param>
internal sealed class ModelProviders(IOptions<ModelsOptions> models, IOptions<EmbeddingsOptions> embeddings)
{
    private const string Unsaid = "not said";

    /// <summary>The providers; models that run in the installation itself have none.</summary>
    public ImmutableArray<ModelProviderNote> All =>
    [
        .. models.Value.Catalogue.OrderBy(static pair => pair.Key, StringComparer.Ordinal)
            .Select(pair => Note(pair.Key, pair.Value, models.Value.Default.Contains(pair.Key))),
        .. embeddings.Value.Model is { } embedding ? [Note(ModelProviderNote.Embeddings, embedding.AsModel(), isDefault: true)] : ImmutableArray<ModelProviderNote>.Empty,
    ];

    private static ModelProviderNote Note(string name, ModelOptions model, bool isDefault) => new(
        name, model.Model, Company(model), string.IsNullOrWhiteSpace(model.Region) ? Unsaid : model.Region.Trim(), model.ExcludesTraining, isDefault);

    private static string? Company(ModelOptions model)
    {
        if (model.Company is { } named)
        {
            return named.Trim() is { Length: > 0 } company ? company : null;
        }

        if (model.Provider == ModelProvider.AzureOpenAi)
        {
            return "Microsoft (Azure OpenAI)";
        }

        if (!Uri.TryCreate(model.Endpoint, UriKind.Absolute, out var address) || IsOwn(address))
        {
            return null;
        }

        return model.Provider == ModelProvider.OpenAi && address.Host.EndsWith("openai.com", StringComparison.OrdinalIgnoreCase) ? "OpenAI"
            : address.Host.Length <= 80 ? address.Host : address.Host[..80];
    }

    /// <summary>Whether an address is this machine's or of a private network, by its looks alone: nothing is asked.</summary>
    private static bool IsOwn(Uri address) =>
        address.IsLoopback
        || (IPAddress.TryParse(address.Host, out var ip)
            ? ip.GetAddressBytes() is [10, ..] or [192, 168, ..] or [172, >= 16 and <= 31, ..] or [0xfc or 0xfd, ..]
            : !address.Host.Contains('.', StringComparison.Ordinal));
}
