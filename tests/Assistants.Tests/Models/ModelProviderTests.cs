using Chatbotics.Assistants.Models;
using Chatbotics.Grains.Agents;
using Microsoft.Extensions.Options;

namespace Chatbotics.Assistants.Tests.Models;

public sealed class ModelProviderTests
{
    [Theory]
    [InlineData(ModelProvider.OpenAi, "https://api.openai.com/v1", null, "OpenAI")]
    [InlineData(ModelProvider.AzureOpenAi, "https://acme.openai.azure.com/openai/v1", null, "Microsoft (Azure OpenAI)")]
    [InlineData(ModelProvider.Compatible, "https://api.mistral.example/v1", null, "api.mistral.example")]
    [InlineData(ModelProvider.Compatible, "https://api.mistral.example/v1", "Mistral AI", "Mistral AI")]
    [InlineData(ModelProvider.Compatible, "http://localhost:11434/v1", null, null)]
    [InlineData(ModelProvider.Compatible, "http://ollama:11434/v1", null, null)]
    [InlineData(ModelProvider.Compatible, "http://10.1.2.3:8000/v1", null, null)]
    [InlineData(ModelProvider.Compatible, "https://models.ours.example/v1", "", null)]
    public void Who_runs_a_model_is_named_and_what_runs_here_has_nobody(ModelProvider provider, string endpoint, string? company, string? expected)
    {
        var note = Assert.Single(Of(new ModelOptions { Provider = provider, Endpoint = endpoint, Model = "m", Company = company }));
        Assert.Equal((expected, "not said", (bool?)null), (note.Company, note.Region, note.ExcludesTraining));
    }

    [Fact]
    public void Region_and_no_training_come_from_the_settings_also_for_embeddings()
    {
        var notes = Of(
            new ModelOptions { Model = "m", Region = "Ireland (EU)", ExcludesTraining = true },
            new EmbeddingOptions { Model = "e", Region = "Sweden", ExcludesTraining = false });
        Assert.Equal([("main", "Ireland (EU)", true), (ModelProviderNote.Embeddings, "Sweden", false)], notes.Select(note => (note.Name, note.Region, note.ExcludesTraining!.Value)));
    }

    private static IReadOnlyList<ModelProviderNote> Of(ModelOptions model, EmbeddingOptions? embedding = null)
    {
        var models = new ModelsOptions();
        models.Catalogue["main"] = model;
        return new ModelProviders(Options.Create(models), Options.Create(new EmbeddingsOptions { Model = embedding })).All;
    }
}
