using System.Buffers;
using Chatbotics.Grains.Knowledge;

namespace Chatbotics.Assistants.Knowledge.Reading;

/// <summary>
/// Estimates the parser's effort, which can grow with the square of the signs within one paragraph, before it begins: it
/// can't be stopped.
/// </summary>
internal static class MarkdownEffort
{
    /// <summary>The signs of all paragraphs, squared: about ten seconds at worst. A page with a hundred links has 40,000.</summary>
    private const long Most = 1_000_000_000;

    private static readonly SearchValues<char> Signs = SearchValues.Create("[]()!<>*_`&");

    /// <summary>Checks a text.</summary>
    /// <param name="text">The text.</param>
    /// <exception cref="DocumentRefusedException">It may take too long.</exception>
    public static void Check(ReadOnlySpan<char> text)
    {
        var effort = 0L;
        var signs = 0L;
        foreach (var line in text.EnumerateLines())
        {
            if (line.IsWhiteSpace())
            {
                effort += signs * signs;
                signs = 0;
                continue;
            }

            for (var rest = line; rest.IndexOfAny(Signs) is >= 0 and var at; rest = rest[(at + 1)..])
            {
                signs++;
            }

            if (effort + (signs * signs) > Most)
            {
                throw new DocumentRefusedException(DocumentFault.TooCostly, "A paragraph of the document has too many brackets and other signs. Save it as plain text.");
            }
        }
    }
}
