using Chatbotics.Assistants.Knowledge.Html;
using Chatbotics.Assistants.Knowledge.Ingestion;
using Chatbotics.Assistants.Knowledge.Reading;
using Chatbotics.Assistants.Knowledge.Retrieval;
using Chatbotics.Assistants.Knowledge.Words;
using Chatbotics.Assistants.Models;
using Chatbotics.Grains.Knowledge.Ports;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Chatbotics.Assistants.Knowledge;

/// <summary>Registers what reads, cuts, indexes and finds documents.</summary>
public static class KnowledgeServices
{
    /// <summary>
    /// Adds <see cref="IDocumentReaders"/>, <see cref="IKnowledgeIngest"/> and <see cref="IRetriever"/>, and an
    /// <see cref="IEmbedder"/> when section "Embeddings" names a model. Needs <see cref="IPassageIndex"/> from elsewhere.
    /// Idempotent.
    /// </summary>
    /// <param name="services">The services.</param>
    /// <param name="configuration">The whole configuration.</param>
    public static IServiceCollection AddKnowledge(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddChatModels(configuration);
        services.AddOptions<PdfOptions>().Bind(configuration.GetSection(PdfOptions.Section))
            .Validate(options => options.MemoryMegabytes is >= 64 and <= 8_192, "Knowledge:Pdf:MemoryMegabytes must be from 64 to 8192.")
            .Validate(options => !string.IsNullOrWhiteSpace(options.Program), "Knowledge:Pdf:Program must name a program, such as pdftotext.")
            .ValidateOnStart();
        services.TryAddEnumerable(
        [
            ServiceDescriptor.Singleton<IDocumentReader, PlainTextReader>(),
            ServiceDescriptor.Singleton<IDocumentReader, MarkdownReader>(),
            ServiceDescriptor.Singleton<IDocumentReader, HtmlReader>(),
            ServiceDescriptor.Singleton<IDocumentReader, CsvTableReader>(),
            ServiceDescriptor.Singleton<IDocumentReader, WordReader>(),
            ServiceDescriptor.Singleton<IDocumentReader, PdfReader>(),
        ]);
        services.TryAddSingleton<ReadingThreads>();
        services.TryAddSingleton<IDocumentReaders, DocumentReaders>();
        services.TryAddSingleton<TextAnalyser>();
        services.TryAddSingleton<ITextAnalyser>(provider => provider.GetRequiredService<TextAnalyser>());
        services.TryAddSingleton<IKnowledgeIngest, KnowledgeIngest>();
        services.TryAddSingleton<IRetriever, Retriever>();
        if (configuration.GetSection(EmbeddingsOptions.Section).GetSection(nameof(EmbeddingsOptions.Model)).Exists())
        {
            services.TryAddSingleton<IEmbedder, OpenAiEmbedder>();
        }

        return services;
    }
}
