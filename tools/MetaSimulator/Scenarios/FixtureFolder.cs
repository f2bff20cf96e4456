using System.Text.Json;
using System.Text.Json.Nodes;
using Chatbotics.MetaSimulator.Assets;
using Chatbotics.MetaSimulator.Webhooks;

namespace Chatbotics.MetaSimulator.Scenarios;

/// <summary>Sends stored webhook bodies, one JSON file each, from a folder and its folders.</summary>
public static class FixtureFolder
{
    /// <summary>Signs and posts each file that is a webhook, in the order of their names.</summary>
    /// <param name="meta">The simulator.</param>
    /// <param name="folder">Where the files lie.</param>
    /// <param name="rewriteIds">Whether accounts become the simulator's first asset of the kind and message ids new ones, so that a product takes them for its own.</param>
    /// <param name="cancellationToken">Stops before the next file.</param>
    /// <returns>Each file's name and first delivery.</returns>
    public static async Task<IReadOnlyList<(string File, Delivery Delivery)>> Send(
        SimulatedMeta meta,
        string folder,
        bool rewriteIds,
        CancellationToken cancellationToken = default)
    {
        var sent = new List<(string, Delivery)>();
        foreach (var file in Directory.EnumerateFiles(folder, "*.json", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            var text = await File.ReadAllTextAsync(file, cancellationToken);
            if (Read(text) is not { } body)
            {
                continue;
            }

            if (rewriteIds)
            {
                new IdRewriter(meta).Rewrite(body);
            }

            var bytes = MetaJson.Write(body, meta.Webhooks.Escape);
            sent.Add((Path.GetRelativePath(folder, file), await meta.Webhooks.Post(bytes, Owner(meta, body))));
        }

        return sent;
    }

    private static JsonObject? Read(string text)
    {
        try
        {
            return JsonNode.Parse(text) is JsonObject body && body["object"] is JsonValue && body["entry"] is JsonArray ? body : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static Asset? Owner(SimulatedMeta meta, JsonObject body) =>
        body["entry"] is JsonArray { Count: > 0 } entries && entries[0]?["id"] is { } id ? meta.FindAsset(id.ToString()) : null;
}
