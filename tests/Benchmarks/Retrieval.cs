using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using Chatbotics.Assistants.Knowledge;
using Chatbotics.Assistants.Tests.Knowledge.Quality;
using Chatbotics.Channels;
using Chatbotics.Grains.Knowledge;
using Chatbotics.Grains.Knowledge.Ports;
using Chatbotics.Storage;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Chatbotics.Benchmarks;

/// <summary>
/// How well questions find their passages: the set that tests hold (three businesses, three languages), by words alone and
/// by words and vectors together.
/// </summary>
internal static class Retrieval
{
    private const int Depth = 10;

    public static async Task Run(SuiteOptions options)
    {
        _ = options;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Retrieval: {QualitySet.Questions.Count} questions, {QualitySet.Documents.Count} documents, three businesses"));
        Console.WriteLine("| ranking | where | questions | recall@1 | recall@5 | MRR@10 | p50 ms |");
        Console.WriteLine("| --- | --- | --- | --- | --- | --- | --- |");
        var folder = Directory.CreateTempSubdirectory("chatbotics-retrieval-").FullName;
        var builder = new HostApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true });
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?> { ["Store:Folder"] = folder });
        builder.Services.AddSingleton<IEmbedder>(new NgramEmbedder());
        builder.Services.AddSqliteStorage();
        builder.Services.AddGuardedHttp();
        builder.Services.AddKnowledge(builder.Configuration);
        using (var host = builder.Build())
        {
            await host.StartAsync();
            await Fill(host.Services.GetRequiredService<IKnowledgeIngest>());
            var retriever = host.Services.GetRequiredService<IRetriever>();
            foreach (var (name, byMeaning) in new[] { ("BM25", false), ("hybrid, hashed pieces of words", true) })
            {
                await Measure(retriever, name, byMeaning);
            }

            await host.StopAsync();
        }

        Directory.Delete(folder, recursive: true);
    }

    private static async Task Fill(IKnowledgeIngest ingest)
    {
        foreach (var (name, text) in QualitySet.Documents)
        {
            foreach (var tenant in new[] { name[..name.IndexOf('.', StringComparison.Ordinal)], "all" })
            {
                await ingest.Put(tenant, new IngestRequest
                {
                    Base = "main",
                    Document = name,
                    Source = new DocumentSource { Content = System.Text.Encoding.UTF8.GetBytes(text), FileName = name + ".md" },
                });
            }
        }

        foreach (var tenant in QualitySet.Questions.Select(question => question.Domain).Append("all").Distinct(StringComparer.Ordinal))
        {
            await ingest.Embed(tenant, int.MaxValue);
        }
    }

    private static async Task Measure(IRetriever retriever, string name, bool byMeaning)
    {
        var asked = new List<(string Domain, int Rank, int Pooled)>();
        var times = new List<double>();
        foreach (var question in QualitySet.Questions)
        {
            var begin = Stopwatch.GetTimestamp();
            var own = await RankOf(retriever, question.Domain, question, byMeaning);
            times.Add(Stopwatch.GetElapsedTime(begin).TotalMilliseconds);
            asked.Add((question.Domain, own, await RankOf(retriever, "all", question, byMeaning)));
        }

        times.Sort();
        foreach (var domain in asked.GroupBy(one => one.Domain))
        {
            Print(name, domain.Key, [.. domain.Select(one => one.Rank)], "");
        }

        Print(name, "each business by itself", [.. asked.Select(one => one.Rank)], times[times.Count / 2].ToString("F2", CultureInfo.InvariantCulture));
        Print(name, "all three in one workspace", [.. asked.Select(one => one.Pooled)], "");
    }

    private static void Print(string name, string where, ImmutableArray<int> ranks, string time) => Console.WriteLine(string.Create(
        CultureInfo.InvariantCulture,
        $"| {name} | {where} | {ranks.Length} | {ranks.Average(rank => rank == 1 ? 1.0 : 0):F3} | {ranks.Average(rank => rank is > 0 and <= 5 ? 1.0 : 0):F3} | {ranks.Average(rank => rank > 0 ? 1.0 / rank : 0):F3} | {time} |"));

    /// <summary>From 1; 0 when it isn't among the first ten.</summary>
    private static async Task<int> RankOf(IRetriever retriever, string tenant, QualityQuestion question, bool byMeaning)
    {
        var found = await retriever.Find(tenant, new RetrievalRequest
        {
            Question = question.Text, Bases = ["main"], Languages = ["en", "de", "ar"], Limit = Depth, ByMeaning = byMeaning,
        });
        for (var i = 0; i < found.Length; i++)
        {
            if (found[i].Hit.Document.Id == question.Document && found[i].Hit.Passage.Headings[^1] == question.Heading)
            {
                return i + 1;
            }
        }

        return 0;
    }
}
