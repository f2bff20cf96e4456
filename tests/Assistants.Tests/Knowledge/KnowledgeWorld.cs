using System.Collections.Immutable;
using System.Text;
using Chatbotics.Assistants.Knowledge;
using Chatbotics.Channels;
using Chatbotics.Grains.Knowledge;
using Chatbotics.Grains.Knowledge.Ports;
using Chatbotics.Storage;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Chatbotics.Assistants.Tests.Knowledge;

/// <summary>Knowledge as the product wires it, over the embedded store in a folder of its own.</summary>
internal sealed class KnowledgeWorld : IAsyncDisposable
{
    private readonly IHost _host;
    private readonly string _folder = Directory.CreateTempSubdirectory("knowledge-").FullName;

    private KnowledgeWorld(IEmbedder? embedder, IDictionary<string, string?> settings)
    {
        settings["Store:Folder"] = _folder;
        var builder = new HostApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true });
        builder.Configuration.AddInMemoryCollection(settings);
        if (embedder is not null)
        {
            builder.Services.AddSingleton(embedder);
        }

        builder.Services.AddSqliteStorage();
        builder.Services.AddGuardedHttp();
        builder.Services.AddKnowledge(builder.Configuration);
        _host = builder.Build();
    }

    public string Folder => _folder;

    public IPassageIndex Index => Get<IPassageIndex>();

    public IKnowledgeIngest Ingest => Get<IKnowledgeIngest>();

    public IRetriever Retriever => Get<IRetriever>();

    public IDocumentReaders Readers => Get<IDocumentReaders>();

    public static async Task<KnowledgeWorld> Start(IEmbedder? embedder = null, IDictionary<string, string?>? settings = null)
    {
        var world = new KnowledgeWorld(embedder, settings ?? new Dictionary<string, string?>());
        await world._host.StartAsync();
        return world;
    }

    public static DocumentSource File(string name, string text) => new() { Content = Encoding.UTF8.GetBytes(text), FileName = name };

    public T Get<T>()
        where T : notnull => _host.Services.GetRequiredService<T>();

    public Task<IngestResult> Put(string tenant, string document, string name, string text, string? knownHash = null) =>
        Ingest.Put(tenant, new IngestRequest { Base = "main", Document = document, Source = File(name, text), KnownHash = knownHash });

    public Task<ImmutableArray<FoundPassage>> Find(string tenant, string question, int limit = 5) =>
        Retriever.Find(tenant, new RetrievalRequest { Question = question, Bases = ["main"], Languages = ["en", "de", "ar"], Limit = limit });

    public async ValueTask DisposeAsync()
    {
        await _host.StopAsync();
        _host.Dispose();
        Directory.Delete(_folder, recursive: true);
    }
}
