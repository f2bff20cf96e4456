using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace Chatbotics.EndToEnd.Tests.Harness;

/// <summary>What axe finds on a page.</summary>
internal static class Axe
{
    /// <summary>Findings of serious or critical impact, one line each.</summary>
    public static async Task<IReadOnlyList<string>> Check(IPage page, params string[] rules)
    {
        var result = await page.RunAxe(new AxeRunOptions
        {
            ResultTypes = [ResultType.Violations],
            RunOnly = rules.Length == 0 ? null : new RunOnlyOptions { Type = "rule", Values = [.. rules] },
        });
        return [.. result.Violations.Where(static one => one.Impact is "serious" or "critical")
            .Select(static one => $"{one.Id}: {string.Join(" | ", one.Nodes.Take(3).Select(static node => node.Html))}")];
    }
}
