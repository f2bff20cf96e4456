namespace Chatbotics.TestKit.Fixtures;

/// <summary>
/// Where the protocol fixtures lie: the folder that <c>CHATBOTICS_FIXTURES</c> names, or <c>shared/fixtures</c> beside a
/// parent of the tests. They are read in place and are not part of the repository.
/// </summary>
public static class FixtureFolder
{
    /// <summary>The sentence with which tests skip when there are none.</summary>
    public const string AbsentReason = "The protocol fixtures are absent. Set CHATBOTICS_FIXTURES to their folder.";

    /// <summary>The folder, or null when there is none.</summary>
    public static string? Path { get; } = Find();

    /// <summary>The bytes of a fixture, without a byte order mark.</summary>
    /// <param name="file">Its path in the folder.</param>
    public static byte[] Read(string file)
    {
        var bytes = File.ReadAllBytes(System.IO.Path.Combine(Path ?? throw new InvalidOperationException(AbsentReason), file));
        return bytes is [0xEF, 0xBB, 0xBF, ..] ? bytes[3..] : bytes;
    }

    private static string? Find()
    {
        if (Environment.GetEnvironmentVariable("CHATBOTICS_FIXTURES") is { Length: > 0 } named)
        {
            return Directory.Exists(named) ? named : null;
        }

        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var candidate = System.IO.Path.Combine(folder.FullName, "shared", "fixtures");
            if (File.Exists(System.IO.Path.Combine(candidate, "INDEX.json")))
            {
                return candidate;
            }
        }

        return null;
    }
}
