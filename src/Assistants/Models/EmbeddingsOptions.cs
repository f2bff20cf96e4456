namespace Chatbotics.Assistants.Models;

/// <summary>The installation's embeddings. Section "Embeddings" of the configuration.</summary>
internal sealed record EmbeddingsOptions
{
    /// <summary>The section's name.</summary>
    public const string Section = "Embeddings";

    /// <summary>The model; null for none: passages are then found by their words alone.</summary>
    public EmbeddingOptions? Model { get; init; }
}
