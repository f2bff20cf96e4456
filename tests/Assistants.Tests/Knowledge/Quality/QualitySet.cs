using System.Runtime.InteropServices;

namespace Chatbotics.Assistants.Tests.Knowledge.Quality;

/// <summary>The questions and documents that retrieval is measured with.</summary>
internal static class QualitySet
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Knowledge", "Quality");

    public static IReadOnlyList<QualityQuestion> Questions { get; } =
    [
        .. File.ReadLines(Path.Combine(Folder, "questions.txt"))
            .Where(line => line.Length > 0 && line[0] != '#')
            .Select(line => line.Split(" | "))
            .Select(parts => new QualityQuestion(parts[0], parts[1], parts[2])),
    ];

    public static IReadOnlyDictionary<string, string> Documents { get; } =
        Directory.EnumerateFiles(Folder, "*.md").ToDictionary(path => Path.GetFileNameWithoutExtension(path), File.ReadAllText, StringComparer.Ordinal);
}

/// <summary>A question and the heading of the passage that answers it.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct QualityQuestion(string Document, string Heading, string Text)
{
    public string Domain => Document[..Document.IndexOf('.', StringComparison.Ordinal)];

    public string Language => Document[(Document.IndexOf('.', StringComparison.Ordinal) + 1)..];
}
