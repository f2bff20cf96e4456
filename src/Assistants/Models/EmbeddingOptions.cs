namespace Chatbotics.Assistants.Models;

/// <summary>A model that turns texts into vectors, behind an OpenAI-compatible endpoint.</summary>
internal sealed record EmbeddingOptions
{
    /// <summary>The protocol's dialect; default OpenAI.</summary>
    public ModelProvider Provider { get; init; }

    /// <summary>As <see cref="ModelOptions.Endpoint"/>.</summary>
    public string Endpoint { get; init; } = "https://api.openai.com/v1";

    /// <summary>The model's name, for example text-embedding-3-small, 1 to 200 characters.</summary>
    public string Model { get; init; } = "";

    /// <summary>As <see cref="ModelOptions.ApiKeyReference"/>.</summary>
    public string? ApiKeyReference { get; init; }

    /// <summary>As <see cref="ModelOptions.AzureApiVersion"/>.</summary>
    public string? AzureApiVersion { get; init; }

    /// <summary>Asks for shorter vectors, 8 to 4,096 numbers; null for the model's own length.</summary>
    public int? Dimensions { get; init; }

    /// <summary>How long one request may take, 1 s to 10 min, default 30 s.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How often a failed request is repeated, 0 to 8, default 2.</summary>
    public int Retries { get; init; } = 2;

    /// <summary>How many texts go into one request, 1 to 2,048, default 64.</summary>
    public int BatchSize { get; init; } = 64;

    /// <summary>As <see cref="ModelOptions.Company"/>.</summary>
    public string? Company { get; init; }

    /// <summary>As <see cref="ModelOptions.Region"/>.</summary>
    public string? Region { get; init; }

    /// <summary>As <see cref="ModelOptions.ExcludesTraining"/>.</summary>
    public bool? ExcludesTraining { get; init; }

    /// <summary>What it costs; only the price of input counts.</summary>
    public ModelPrice Price { get; init; } = new();

    /// <summary>The rules and the resilience are those of a chat model: this is what they look at.</summary>
    internal ModelOptions AsModel() => new()
    {
        Provider = Provider,
        Endpoint = Endpoint,
        Model = Model,
        ApiKeyReference = ApiKeyReference,
        AzureApiVersion = AzureApiVersion,
        Timeout = Timeout,
        Retries = Retries,
        Price = Price,
        Company = Company,
        Region = Region,
        ExcludesTraining = ExcludesTraining,
    };
}
