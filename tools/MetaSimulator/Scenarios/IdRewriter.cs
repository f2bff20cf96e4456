using System.Text.Json.Nodes;
using Chatbotics.MetaSimulator.Assets;

namespace Chatbotics.MetaSimulator.Scenarios;

/// <summary>
/// Gives a stored webhook the simulator's account ids and new message ids. Within one body the same id becomes the same
/// new id, so that replies and reactions still meet their messages.
/// </summary>
internal sealed class IdRewriter(SimulatedMeta meta)
{
    private readonly Dictionary<string, string> _ids = new(StringComparer.Ordinal);

    public void Rewrite(JsonObject body)
    {
        var kind = (string?)body["object"];
        var asset = meta.Assets.FirstOrDefault(candidate => candidate.WebhookObject == kind);
        foreach (var entry in (body["entry"] as JsonArray)?.OfType<JsonObject>() ?? [])
        {
            if (asset is WhatsAppNumber number)
            {
                entry["id"] = number.WabaId;
                foreach (var metadata in (entry["changes"] as JsonArray)?.Select(change => change?["value"]?["metadata"]).OfType<JsonObject>() ?? [])
                {
                    metadata["phone_number_id"] = number.Id;
                    metadata["display_phone_number"] = number.DisplayNumber;
                }
            }
            else if (asset is not null && entry["id"] is { } old)
            {
                Account(entry, old.ToString(), asset.EntryId);
                entry["id"] = asset.EntryId;
            }

            Messages(entry, inList: false);
        }
    }

    /// <summary>Senders and recipients that are the account follow it.</summary>
    private static void Account(JsonObject entry, string old, string current)
    {
        foreach (var item in new[] { "messaging", "standby" }.SelectMany(list => (entry[list] as JsonArray)?.OfType<JsonObject>() ?? []))
        {
            foreach (var side in new[] { item["sender"], item["recipient"] }.OfType<JsonObject>())
            {
                if (side["id"]?.ToString() == old)
                {
                    side["id"] = current;
                }
            }
        }
    }

    private void Messages(JsonNode? node, bool inList)
    {
        switch (node)
        {
            case JsonArray array:
                foreach (var item in array)
                {
                    Messages(item, inList);
                }

                break;
            case JsonObject owner:
                foreach (var (name, value) in owner.ToList())
                {
                    if (value is JsonValue && (name is "mid" or "message_id" or "original_message_id" || (name == "id" && inList)))
                    {
                        owner[name] = NewId(value.ToString());
                    }
                    else if (name == "mids" && value is JsonArray mids)
                    {
                        owner[name] = new JsonArray([.. mids.Select(mid => (JsonNode)NewId(mid!.ToString()))]);
                    }
                    else
                    {
                        Messages(value, name is "messages" or "statuses" or "message_echoes" or "context");
                    }
                }

                break;
        }
    }

    private string NewId(string old)
    {
        if (!_ids.TryGetValue(old, out var id))
        {
            _ids[old] = id = old.StartsWith("wamid", StringComparison.Ordinal) ? meta.Ids.WhatsAppMessage() : meta.Ids.MessengerMessage();
        }

        return id;
    }
}
