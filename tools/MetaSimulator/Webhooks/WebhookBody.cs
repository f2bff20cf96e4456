using System.Text.Json.Nodes;
using Chatbotics.MetaSimulator.Assets;

namespace Chatbotics.MetaSimulator.Webhooks;

/// <summary>Puts events into the envelope <c>{object, entry:[…]}</c>.</summary>
internal static class WebhookBody
{
    public static JsonObject Compose(IReadOnlyList<WebhookEvent> events, BatchShape shape, DateTimeOffset now)
    {
        var kind = events[0].Asset.WebhookObject;
        if (events.Any(e => e.Asset.WebhookObject != kind))
        {
            throw new ArgumentException("One webhook carries one kind of object; send WhatsApp, Messenger and Instagram events apart.", nameof(events));
        }

        var entries = new JsonArray();
        foreach (var group in Runs(events, e => shape == BatchShape.EntryEach ? e : e.Asset.EntryId))
        {
            entries.Add(kind == "whatsapp_business_account" ? Changes(group, shape) : Messaging(group, now));
        }

        return new JsonObject { ["object"] = kind, ["entry"] = entries };
    }

    private static JsonObject Changes(List<WebhookEvent> events, BatchShape shape)
    {
        var changes = new JsonArray();
        foreach (var group in Runs(events, e => shape == BatchShape.Together ? e.Asset.Id + "/" + e.Field : e))
        {
            var number = (WhatsAppNumber)group[0].Asset;
            var value = new JsonObject
            {
                ["messaging_product"] = "whatsapp",
                ["metadata"] = new JsonObject { ["display_phone_number"] = number.DisplayNumber, ["phone_number_id"] = number.Id },
            };
            var contacts = new JsonArray();
            foreach (var contact in group.Select(e => e.Contact).OfType<JsonObject>())
            {
                if (!contacts.Any(known => JsonNode.DeepEquals(known, contact)))
                {
                    contacts.Add(contact.DeepClone());
                }
            }

            if (contacts.Count > 0)
            {
                value["contacts"] = contacts;
            }

            AddItems(value, group);
            changes.Add(new JsonObject { ["value"] = value, ["field"] = group[0].Field });
        }

        return new JsonObject { ["id"] = events[0].Asset.EntryId, ["changes"] = changes };
    }

    private static JsonObject Messaging(List<WebhookEvent> events, DateTimeOffset now)
    {
        var entry = new JsonObject { ["time"] = now.ToUnixTimeMilliseconds(), ["id"] = events[0].Asset.EntryId };
        AddItems(entry, events);
        return entry;
    }

    private static void AddItems(JsonObject owner, List<WebhookEvent> events)
    {
        foreach (var e in events)
        {
            if (owner[e.List] is not JsonArray list)
            {
                owner[e.List] = list = [];
            }

            list.Add(e.Item.DeepClone());
        }
    }

    /// <summary>Neighbours with equal keys, in order: events keep the order they were given in.</summary>
    private static List<List<WebhookEvent>> Runs(IReadOnlyList<WebhookEvent> events, Func<WebhookEvent, object> key)
    {
        var runs = new List<List<WebhookEvent>>();
        object? last = null;
        foreach (var e in events)
        {
            var current = key(e);
            if (!current.Equals(last))
            {
                runs.Add([]);
                last = current;
            }

            runs[^1].Add(e);
        }

        return runs;
    }
}
