using System.Text.Json.Nodes;

namespace Chatbotics.MetaSimulator.Tests;

/// <summary>Recorded payloads that lie beside the repository; the environment variable CHATBOTICS_FIXTURES names them too.</summary>
internal static class Fixtures
{
    public static string? Folder { get; } = Find();

    public static JsonNode Read(string file) => JsonNode.Parse(File.ReadAllText(Path.Combine(Folder!, file)))!;

    private static string? Find()
    {
        if (Environment.GetEnvironmentVariable("CHATBOTICS_FIXTURES") is { Length: > 0 } named)
        {
            return named;
        }

        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var candidate = Path.Combine(folder.FullName, "shared", "fixtures");
            if (Directory.Exists(candidate))
            {
                return candidate;
            }
        }

        return null;
    }
}
