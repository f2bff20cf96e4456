using System.Collections.Immutable;
using System.Text.Json;
using Chatbotics.Grains.Abstractions.Assistants;
using Xunit.Abstractions;

namespace Chatbotics.Assistants.Tests.Responder.Quality;

/// <summary>
/// How often the responder finds the right answer to a paraphrase, and how often it hands over what it doesn't know. The
/// floors are asserted; the figures and every miss are printed.
/// </summary>
public sealed class QualityTests(ITestOutputHelper output)
{
    [Fact]
    public Task English() => Check("English", "en", DemoList(), EnglishCases.Known, EnglishCases.Unknown, minRecall: 0.82, minHandOver: 0.95);

    [Fact]
    public Task English_held_out() => Check("English, held out", "en", DemoList(), HeldOutCases.Known, HeldOutCases.Unknown, minRecall: 0.7, minHandOver: 0.9);

    [Fact]
    public Task German() => Check("German", "de", GermanCases.List, GermanCases.Known, GermanCases.Unknown, minRecall: 0.65, minHandOver: 0.95);

    [Fact]
    public Task Arabic() => Check("Arabic", "ar", ArabicCases.List, ArabicCases.Known, ArabicCases.Unknown, minRecall: 0.85, minHandOver: 0.95);

    private async Task Check(
        string name,
        string language,
        ImmutableArray<QuestionAnswer> list,
        IReadOnlyList<QualityCase> known,
        IReadOnlyList<QualityCase> unknown,
        double minRecall,
        double minHandOver)
    {
        var ask = new Asking(list, language);
        var (found, wrong, handedOver) = (0, 0, 0);
        foreach (var sample in known)
        {
            var result = await ask.Ask(sample.Message);
            var isRight = IsRight(result, sample);
            found += isRight ? 1 : 0;
            wrong += !isRight && result.Outcome == TurnOutcome.Replied ? 1 : 0;
        }

        foreach (var sample in unknown)
        {
            handedOver += IsRight(await ask.Ask(sample.Message), sample) ? 1 : 0;
        }

        output.WriteLine($"{name}: recall@1 {(double)found / known.Count:P0} of {known.Count}, of the rest {wrong} answered wrongly and {known.Count - found - wrong} handed over; "
            + $"unknown handed over {(double)handedOver / unknown.Count:P0} of {unknown.Count}");
        Assert.True(found >= minRecall * known.Count, $"{name}: only {found} of {known.Count} paraphrases were answered rightly.");
        Assert.True(wrong <= 0.05 * known.Count + 0.5, $"{name}: {wrong} of {known.Count} paraphrases got a wrong answer.");
        Assert.True(handedOver >= minHandOver * unknown.Count, $"{name}: only {handedOver} of {unknown.Count} unknown questions were handed over.");
    }

    private bool IsRight(TurnResult result, QualityCase sample)
    {
        var isRight = sample.Expected is null ? result.Outcome == TurnOutcome.HandedOver : IsFirst(result, sample);
        if (!isRight)
        {
            var passages = string.Join(" | ", result.Trace!.Passages.Take(3).Select(passage => $"{(passage.Used ? "*" : "")}{passage.Score:F2} {passage.Source}"));
            output.WriteLine($"  missed: {sample.Message} → {result.Outcome} {result.Reason} [{passages}]");
        }

        return isRight;
    }

    private static bool IsFirst(TurnResult result, QualityCase sample) =>
        result.Trace!.Passages.Where(passage => passage.Used).Select(passage => passage.Source).Any(source => source.StartsWith(sample.Expected!, StringComparison.Ordinal))
        && result.Trace.Passages.Count(passage => passage.Used) == 1;

    private static ImmutableArray<QuestionAnswer> DemoList()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Chatbotics.sln")))
        {
            folder = folder.Parent!;
        }

        using var seed = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(folder.FullName, "src", "Silo", "Seeding", "demo.json")));
        return [.. seed.RootElement.GetProperty("workspaces")[0].GetProperty("responder").GetProperty("answers").EnumerateArray()
            .Select(item => new QuestionAnswer(item.GetProperty("question").GetString()!, item.GetProperty("answer").GetString()!))];
    }
}
