using System.Text.Json;
using Chatbotics.MetaSimulator.Assets;
using Chatbotics.MetaSimulator.Graph;

namespace Chatbotics.MetaSimulator.CommandLine;

/// <summary>
/// Reads the channels of a seed file (<c>workspaces[].channels[]</c> with platform, assetId, businessAccountId, name, accessToken),
/// so that one file sets up both sides.
/// </summary>
internal static class SeedFile
{
    public static void AddTo(SimulatedMeta meta, string json)
    {
        try
        {
            using var seed = JsonDocument.Parse(json, new JsonDocumentOptions { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip });
            foreach (var channel in seed.RootElement.Member("workspaces"u8).Items().SelectMany(workspace => workspace.Member("channels"u8).Items()))
            {
                Add(meta, channel);
            }
        }
        catch (JsonException error)
        {
            throw new FormatException($"The seed file is not JSON: {error.Message}", error);
        }
    }

    private static void Add(SimulatedMeta meta, JsonElement channel)
    {
        var id = channel.Text("assetId"u8);
        var token = channel.Text("accessToken"u8);
        if (id is null || token is null)
        {
            return;
        }

        var name = channel.Text("name"u8) ?? "Business";
        switch (channel.Text("platform"u8)?.ToUpperInvariant())
        {
            case "WHATSAPP":
                meta.AddWhatsAppNumber(id, channel.Text("businessAccountId"u8) ?? "waba-" + id, "15550783881", token, name);
                break;
            case "MESSENGER":
                meta.AddPage(id, name, token);
                break;
            case "INSTAGRAM":
                // The token tells the product: a Page's token means an account linked to that Page.
                meta.AddInstagramAccount(id, id, name, token, meta.Assets.OfType<Page>().FirstOrDefault(page => page.Token.Value == token)?.Id);
                break;
        }
    }
}
