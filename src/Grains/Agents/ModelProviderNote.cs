namespace Chatbotics.Grains.Agents;

/// <summary>Who runs a model of the installation.</summary>
/// <param name="Name">The model's name in the installation, or <see cref="Embeddings"/>.</param>
/// <param name="Model">The model's name at its provider.</param>
/// <param name="Company">The company; null when it runs in the installation itself.</param>
/// <param name="Region">Where it processes.</param>
/// <param name="ExcludesTraining">Whether its terms exclude that it trains on what it gets; null when nobody said.</param>
/// <param name="IsDefault">Whether agents that choose no model have it.</param>
public sealed record ModelProviderNote(string Name, string Model, string? Company, string Region, bool? ExcludesTraining, bool IsDefault)
{
    /// <summary>The name of the embeddings, which every knowledge base of the installation uses.</summary>
    public const string Embeddings = "embeddings";
}
