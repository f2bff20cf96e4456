using System.Collections.Immutable;
using System.Globalization;

namespace Chatbotics.Grains.Abstractions.Agents;

/// <summary>Compares two versions of an agent line by line. Pure.</summary>
public static class AgentDiff
{
    private const int MaxCells = 4_000_000;

    /// <summary>All lines of both, in the order of the sections.</summary>
    /// <param name="before">The earlier one; null for nothing.</param>
    /// <param name="after">The later one.</param>
    public static ImmutableArray<AgentDiffLine> Between(AgentDefinition? before, AgentDefinition after)
    {
        var old = before is null ? [] : Lines(before);
        var next = Lines(after);
        var lines = ImmutableArray.CreateBuilder<AgentDiffLine>();
        foreach (var section in next.Select(part => part.Section))
        {
            Compare(section, old.FirstOrDefault(part => part.Section == section).Text ?? [], next.First(part => part.Section == section).Text, lines);
        }

        return lines.DrainToImmutable();
    }

    /// <summary>Whether two definitions say the same in every part.</summary>
    /// <param name="one">One.</param>
    /// <param name="other">The other.</param>
    public static bool AreSame(AgentDefinition one, AgentDefinition other) =>
        Lines(one).SelectMany(static part => part.Text.Prepend(part.Section))
            .SequenceEqual(Lines(other).SelectMany(static part => part.Text.Prepend(part.Section)), StringComparer.Ordinal);

    private static List<(string Section, string[] Text)> Lines(AgentDefinition agent) =>
    [
        ("Identity", [$"Name: {agent.Name}", $"Purpose: {agent.Purpose}", $"Tone: {agent.Tone}",
            agent.FollowsCustomersLanguage ? $"Answers in the customer's language, else {agent.Language}" : $"Answers in {agent.Language}",
            agent.Mode == AgentMode.Automatic ? "Answers by itself" : "Only suggests"]),
        ("Instructions", agent.Instructions.Split('\n')),
        ("Knowledge", [.. List(agent.KnowledgeBases), agent.CitesSources ? "Names its sources to customers" : "Keeps its sources to the team"]),
        ("Tools", [.. List(agent.Tools).Select(ToolLine)]),
        ("Hand-over", HandOverLines(agent.HandOver)),
        ("Channels", [.. List(agent.Connections).DefaultIfEmpty("All channels"), .. HoursLines(agent.Hours), Text($"Waits {agent.QuietPeriod.TotalSeconds:0.##} s for further messages")]),
        ("Model", [$"Engine: {agent.Engine}", $"Models: {string.Join(", ", List(agent.Models))}", Text($"Temperature: {agent.Temperature}"),
            agent.HidesPersonalData ? "Hides personal data from the model" : "Sends messages to the model as they are"]),
        ("Budgets", [Text($"{agent.Budget.ToolCallsPerTurn} tool calls a turn"), Text($"{agent.Budget.TokensPerTurn} tokens a turn"),
            Text($"{agent.Budget.AnswersPerDay} answers a day"), Text($"{agent.Budget.CostPerDay} a day"),
            agent.RequiresTests ? "Tests must pass before publishing" : "May be published without tests"]),
    ];

    private static string ToolLine(AgentTool tool)
    {
        var line = $"{tool.Name} ({tool.Id}, {tool.Kind}): {tool.Mode}. {tool.Description}";
        return tool.Http is not { } http
            ? line
            : Text($"{line} {http.Method} {http.Url} {http.Body} {string.Join(' ', List(http.Headers).Select(header => $"{header.Name}: {header.Value}"))} {string.Join(' ', List(http.Parameters).Select(parameter => parameter.ToString()))} {string.Join(' ', List(http.ResponsePaths))} {http.TimeoutSeconds} s");
    }

    private static string[] HandOverLines(HandOverRules rules)
    {
        var lines = new List<string>();
        if (rules.WhenAsked)
        {
            lines.Add("When someone asks for a person");
        }

        if (rules.WhenNotFound)
        {
            lines.Add("When the sources don't hold the answer");
        }

        if (rules.WhenUpset)
        {
            lines.Add("When someone is upset");
        }

        lines.AddRange(List(rules.Keywords).Select(word => $"When someone writes “{word}”"));
        if (rules.AfterTurns > 0)
        {
            lines.Add(Text($"After {rules.AfterTurns} answers in a row"));
        }

        lines.Add($"Says: {rules.Text}");
        return [.. lines];
    }

    private static IEnumerable<string> HoursLines(AgentHours? hours) => hours is null
        ? ["At any time"]
        : List(hours.Spans).Select(span => Text($"{(hours.IsOutside ? "Not on" : "On")} {(DayOfWeek)span.Day} {span.FromMinute / 60:00}:{span.FromMinute % 60:00} to {span.ToMinute / 60:00}:{span.ToMinute % 60:00} ({hours.TimeZone})"));

    private static ImmutableArray<T> List<T>(ImmutableArray<T> list) => list.IsDefault ? [] : list;

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    private static void Compare(string section, string[] old, string[] next, ImmutableArray<AgentDiffLine>.Builder lines)
    {
        if ((long)old.Length * next.Length > MaxCells)
        {
            // Nobody reads a comparison of texts this long line by line.
            lines.AddRange(old.Select(line => new AgentDiffLine(section, AgentDiffKind.Removed, line)));
            lines.AddRange(next.Select(line => new AgentDiffLine(section, AgentDiffKind.Added, line)));
            return;
        }

        var common = new int[old.Length + 1, next.Length + 1];
        for (var i = old.Length - 1; i >= 0; i--)
        {
            for (var j = next.Length - 1; j >= 0; j--)
            {
                common[i, j] = old[i] == next[j] ? common[i + 1, j + 1] + 1 : Math.Max(common[i + 1, j], common[i, j + 1]);
            }
        }

        var (a, b) = (0, 0);
        while (a < old.Length || b < next.Length)
        {
            if (a < old.Length && b < next.Length && old[a] == next[b])
            {
                lines.Add(new AgentDiffLine(section, AgentDiffKind.Same, next[b]));
                (a, b) = (a + 1, b + 1);
            }
            else if (a < old.Length && (b == next.Length || common[a + 1, b] >= common[a, b + 1]))
            {
                lines.Add(new AgentDiffLine(section, AgentDiffKind.Removed, old[a++]));
            }
            else
            {
                lines.Add(new AgentDiffLine(section, AgentDiffKind.Added, next[b++]));
            }
        }
    }
}
