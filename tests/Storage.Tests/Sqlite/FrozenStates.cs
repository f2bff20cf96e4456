using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Chatbotics.Storage.Sqlite.GrainStates;

namespace Chatbotics.Storage.Tests.Sqlite;

/// <summary>
/// Compares what an older build wrote with what it meant. The files under Frozen are never written again: a state that gains
/// members gets a file of its own beside them (run with CHATBOTICS_FREEZE=DIR).
/// </summary>
internal static class FrozenStates
{
    /// <summary>What was frozen of a grain's state reads as the sample that was written then.</summary>
    /// <typeparam name="T">The state.</typeparam>
    /// <param name="folder">The folder under Frozen.</param>
    /// <param name="name">The file's name without its ending.</param>
    /// <param name="sample">What was meant.</param>
    public static void Check<T>(string folder, string name, T sample) => Check(folder, name, sample, (JsonTypeInfo<T>)StateJson.Options.GetTypeInfo(typeof(T)));

    /// <summary>What was frozen reads as the sample that was written then, member by member.</summary>
    /// <typeparam name="T">What is stored.</typeparam>
    /// <param name="folder">The folder under Frozen.</param>
    /// <param name="name">The file's name without its ending.</param>
    /// <param name="sample">What was meant.</param>
    /// <param name="type">How it is written.</param>
    public static void Check<T>(string folder, string name, T sample, JsonTypeInfo<T> type)
    {
        var file = Path.Combine(AppContext.BaseDirectory, "Frozen", folder, name + ".json");
        if (Environment.GetEnvironmentVariable("CHATBOTICS_FREEZE") is { Length: > 0 } target && !File.Exists(file))
        {
            Directory.CreateDirectory(Path.Combine(target, folder));
            file = Path.Combine(target, folder, name + ".json");
            File.WriteAllText(file, JsonSerializer.Serialize(sample, type) + "\n");
        }

        var read = JsonSerializer.Deserialize(File.ReadAllText(file), type);
        Assert.NotNull(read);
        Assert.Equal(JsonSerializer.Serialize(sample, type), JsonSerializer.Serialize(read, type));

        // A member that nobody reads any more would be missed by comparing what is read alone.
        using var frozen = JsonDocument.Parse(File.ReadAllText(file));
        using var again = JsonDocument.Parse(JsonSerializer.Serialize(read, type));
        Covers(again.RootElement, frozen.RootElement, name);
    }

    /// <summary>Every member of the frozen text is in what is written now; there may be more.</summary>
    private static void Covers(JsonElement present, JsonElement frozen, string path)
    {
        Assert.True(present.ValueKind == frozen.ValueKind, path);
        switch (frozen.ValueKind)
        {
            case JsonValueKind.Object:
                foreach (var member in frozen.EnumerateObject())
                {
                    Assert.True(present.TryGetProperty(member.Name, out var value), $"{path}.{member.Name} is not read any more.");
                    Covers(value, member.Value, $"{path}.{member.Name}");
                }

                break;
            case JsonValueKind.Array:
                foreach (var (now, then) in present.EnumerateArray().Zip(frozen.EnumerateArray()))
                {
                    Covers(now, then, path + "[]");
                }

                break;
        }
    }
}
