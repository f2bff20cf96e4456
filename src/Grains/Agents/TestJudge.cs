using System.Collections.Immutable;
using Chatbotics.Grains.Abstractions.Agents;
using Chatbotics.Grains.Abstractions.Assistants;

namespace Chatbotics.Grains.Agents;

/// <summary>Says whether an answer is what a test wants. Pure.</summary>
internal static class TestJudge
{
    /// <summary>What is wrong with an answer, in a sentence; empty when nothing is.</summary>
    /// <param name="test">The test.</param>
    /// <param name="answer">The answer.</param>
    public static string Fault(AgentTest test, AgentAnswer answer)
    {
        var text = string.Join('\n', answer.Texts);
        if (answer.Outcome == TurnOutcome.Failed)
        {
            return answer.Reason ?? "The agent could not run.";
        }

        if (List(test.Contains).FirstOrDefault(wanted => !text.Contains(wanted, StringComparison.OrdinalIgnoreCase)) is { } missing)
        {
            return $"The answer lacks “{missing}”.";
        }

        if (List(test.Lacks).FirstOrDefault(unwanted => text.Contains(unwanted, StringComparison.OrdinalIgnoreCase)) is { } unwanted)
        {
            return $"The answer contains “{unwanted}”.";
        }

        if (test.Cites.Length > 0 && !answer.Trace.Passages.Any(passage => passage.Used && IsOf(passage, test.Cites)))
        {
            return $"The answer doesn't rest on “{test.Cites}”.";
        }

        if (test.Calls.Length > 0 && !answer.Trace.Steps.Any(step => step is { Kind: TraceStepKind.Tool, IsRefused: false } && step.Tool == test.Calls))
        {
            return $"The tool “{test.Calls}” wasn't used.";
        }

        return test.HandsOver switch
        {
            true when answer.Outcome != TurnOutcome.HandedOver => "It didn't hand over.",
            false when answer.Outcome == TurnOutcome.HandedOver => $"It handed over. {answer.Reason}",
            _ => "",
        };
    }

    /// <summary>A source goes by its place or question, as in a trace, and by its document's title, as in the list of sources.</summary>
    private static bool IsOf(TracePassage passage, string name) =>
        passage.Source.Contains(name, StringComparison.OrdinalIgnoreCase) || passage.Document?.Contains(name, StringComparison.OrdinalIgnoreCase) == true;

    private static ImmutableArray<string> List(ImmutableArray<string> list) => list.IsDefault ? [] : list;
}
