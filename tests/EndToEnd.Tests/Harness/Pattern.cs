using System.Text.RegularExpressions;

namespace Chatbotics.EndToEnd.Tests.Harness;

/// <summary>A pattern that the browser matches; it never runs here.</summary>
internal static class Pattern
{
    public static Regex Of(string pattern) => new(pattern, RegexOptions.None, TimeSpan.FromSeconds(1));
}
