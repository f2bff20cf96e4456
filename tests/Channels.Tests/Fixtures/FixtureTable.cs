using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using Chatbotics.TestKit.Fixtures;
using Xunit.Abstractions;

namespace Chatbotics.Channels.Tests.Fixtures;

/// <summary>Counts which rows of the index passed, as they stand or adapted, and prints the table when all have run.</summary>
public sealed class FixtureTable(IMessageSink sink) : IDisposable
{
    private readonly ConcurrentDictionary<string, string> _results = new(StringComparer.Ordinal);

    /// <summary>A row passed.</summary>
    public void Pass(FixtureRow row, bool isAdapted = false) => _results[row.File] = isAdapted ? "adapted" : "passed";

    public void Dispose()
    {
        var table = new StringBuilder().AppendLine("Fixtures of the index        rows  passed  adapted  not run or failed");
        foreach (var group in FixtureIndex.Rows
            .Where(row => row.Channel is not ("shopify" or "stripe") && !row.File.Contains("shopify") && !row.File.Contains("stripe"))
            .GroupBy(row => $"{row.Kind} {row.Channel}"))
        {
            var passed = group.Count(row => _results.GetValueOrDefault(row.File) == "passed");
            var adapted = group.Count(row => _results.GetValueOrDefault(row.File) == "adapted");
            table.AppendLine(CultureInfo.InvariantCulture, $"  {group.Key,-26} {group.Count(),4}  {passed,6}  {adapted,7}  {group.Count() - passed - adapted,17}");
        }

        if (FixtureFolder.Path is null)
        {
            table.AppendLine("  " + FixtureFolder.AbsentReason);
        }

        sink.OnMessage(new Xunit.Sdk.DiagnosticMessage("{0}", table));
    }
}
