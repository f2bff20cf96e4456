using Chatbotics.Grains.Knowledge;
using Xunit.Abstractions;

namespace Chatbotics.Assistants.Tests.Knowledge.Quality;

/// <summary>
/// How often the right passage is among the first five (recall@5) and how far up it stands (mean reciprocal rank), for
/// questions that customers would ask. The bounds are loose: they catch what breaks, the printed figures tell the rest.
/// </summary>
public sealed class QualityTests(ITestOutputHelper output)
{
    [Fact]
    public void The_set_is_large_enough_and_every_question_has_its_passage()
    {
        Assert.True(QualitySet.Questions.Count >= 150);
        Assert.Equal(3, QualitySet.Questions.Select(question => question.Domain).Distinct(StringComparer.Ordinal).Count());
        Assert.All(QualitySet.Questions, question =>
            Assert.Contains($"## {question.Heading}\n", QualitySet.Documents[question.Document].ReplaceLineEndings("\n"), StringComparison.Ordinal));
    }

    [Fact]
    public async Task Words_alone_find_most_passages_in_each_business_and_language()
    {
        await using var world = await KnowledgeWorld.Start();
        await Fill(world);

        var figures = await Measure(world, "BM25", byMeaning: false);

        Assert.True(figures.Recall >= 0.85, $"recall@5 is {figures.Recall:F3}.");
        Assert.True(figures.Rank >= 0.70, $"MRR is {figures.Rank:F3}.");
    }

    [Fact]
    public async Task The_hybrid_ranking_is_no_worse_than_words_alone()
    {
        await using var world = await KnowledgeWorld.Start(new NgramEmbedder());
        await Fill(world);
        foreach (var tenant in new[] { "shop", "saas", "clinic", "all" })
        {
            await world.Ingest.Embed(tenant, int.MaxValue);
        }

        var words = await Measure(world, "BM25", byMeaning: false);
        var hybrid = await Measure(world, "hybrid with hashed pieces of words, which know no meaning", byMeaning: true);

        Assert.True(hybrid.Recall >= words.Recall - 0.03, $"recall@5 falls from {words.Recall:F3} to {hybrid.Recall:F3}.");
    }

    private static async Task Fill(KnowledgeWorld world)
    {
        foreach (var (name, text) in QualitySet.Documents)
        {
            var parts = name.Split('.');
            foreach (var tenant in new[] { parts[0], "all" })
            {
                var result = await world.Put(tenant, name, name + ".md", text);
                Assert.Equal(IngestStatus.Indexed, result.Status);
                Assert.Equal(parts[1], result.Language);
            }
        }
    }

    private async Task<(double Recall, double Rank)> Measure(KnowledgeWorld world, string label, bool byMeaning)
    {
        var own = new List<(QualityQuestion Question, int Rank)>();
        var pooled = new List<(QualityQuestion Question, int Rank)>();
        foreach (var question in QualitySet.Questions)
        {
            own.Add((question, await RankOf(world, question.Domain, question, byMeaning)));
            pooled.Add((question, await RankOf(world, "all", question, byMeaning)));
        }

        output.WriteLine($"{label}: recall@1, recall@5, MRR@10 (questions)");
        foreach (var group in own.GroupBy(asked => $"{asked.Question.Domain} {asked.Question.Language}"))
        {
            Print(group.Key, [.. group.Select(asked => asked.Rank)]);
        }

        Print("all, each business by itself", [.. own.Select(asked => asked.Rank)]);
        Print("all, three businesses in one workspace", [.. pooled.Select(asked => asked.Rank)]);
        foreach (var (question, rank) in own.Where(asked => asked.Rank is 0 or > 5))
        {
            output.WriteLine($"  missed ({rank}): {question.Document} | {question.Heading} | {question.Text}");
        }

        return (own.Average(asked => asked.Rank is > 0 and <= 5 ? 1.0 : 0), own.Average(asked => asked.Rank > 0 ? 1.0 / asked.Rank : 0));
    }

    private void Print(string label, int[] ranks) => output.WriteLine(
        $"  {label,-42} {ranks.Average(rank => rank == 1 ? 1.0 : 0):F3}  {ranks.Average(rank => rank is > 0 and <= 5 ? 1.0 : 0):F3}  {ranks.Average(rank => rank > 0 ? 1.0 / rank : 0):F3}  ({ranks.Length})");

    /// <summary>From 1; 0 when it isn't among the first ten.</summary>
    private static async Task<int> RankOf(KnowledgeWorld world, string tenant, QualityQuestion question, bool byMeaning)
    {
        var found = await world.Retriever.Find(tenant, new RetrievalRequest
        {
            Question = question.Text,
            Bases = ["main"],
            Languages = ["en", "de", "ar"],
            Limit = 10,
            ByMeaning = byMeaning,
        });
        var at = found.Select((passage, i) => (passage, i)).FirstOrDefault(entry =>
            entry.passage.Hit.Document.Id == question.Document && entry.passage.Hit.Passage.Headings[^1] == question.Heading);
        return at.passage is null ? 0 : at.i + 1;
    }
}
