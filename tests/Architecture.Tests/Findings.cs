namespace Chatbotics.Architecture.Tests;

/// <summary>Fails a test with everything that was found, one line each.</summary>
internal static class Findings
{
    /// <summary>Passes when nothing was found.</summary>
    /// <param name="rule">The rule, in a sentence.</param>
    /// <param name="found">What breaks it.</param>
    public static void None(string rule, IEnumerable<string> found)
    {
        var lines = found.ToArray();
        Assert.True(lines.Length == 0, $"{rule}{Environment.NewLine}  {string.Join($"{Environment.NewLine}  ", lines)}");
    }
}
