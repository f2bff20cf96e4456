namespace Chatbotics.Assistants.Models;

/// <summary>The installation's models. Section "Models" of the configuration.</summary>
public sealed record ModelsOptions
{
    /// <summary>The section's name.</summary>
    public const string Section = "Models";

    /// <summary>The most models of one chain.</summary>
    public const int MaxChain = 5;

    /// <summary>The models that the operator offers, by name: 1 to 40 lower-case letters, digits and hyphens. Their endpoints may be private ones.</summary>
    public IDictionary<string, ModelOptions> Catalogue { get; init; } = new Dictionary<string, ModelOptions>(StringComparer.Ordinal);

    /// <summary>Names of the catalogue, best first, for agents that choose none; empty for the built-in answerer. At most five.</summary>
    public IList<string> Default { get; init; } = [];
}
