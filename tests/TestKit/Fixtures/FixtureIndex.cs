using System.Collections.Immutable;
using System.Text.Json;

namespace Chatbotics.TestKit.Fixtures;

/// <summary>The fixtures' machine-readable index.</summary>
public static class FixtureIndex
{
    private static readonly Lazy<ImmutableArray<FixtureRow>> Read = new(() =>
    {
        if (FixtureFolder.Path is null)
        {
            return [];
        }

        using var index = JsonDocument.Parse(FixtureFolder.Read("INDEX.json"));
        return
        [
            .. index.RootElement.EnumerateArray().Select(row => new FixtureRow(
                row.GetProperty("file").GetString()!,
                row.GetProperty("channel").GetString()!,
                row.GetProperty("kind").GetString()!,
                row.GetProperty("exercises").GetString()!,
                row.GetProperty("expect").Clone())),
        ];
    });

    /// <summary>All rows; empty when the fixtures are absent.</summary>
    public static ImmutableArray<FixtureRow> Rows => Read.Value;

    /// <summary>The row of a file.</summary>
    /// <param name="file">Its path in the folder.</param>
    public static FixtureRow Row(string file) => Rows.First(row => row.File == file);
}
