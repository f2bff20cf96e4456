using System.Text.Json;

namespace Chatbotics.WebFront.Dashboard.Conversations;

/// <summary>Reads the contact cards that a customer sent (WhatsApp's <c>contacts</c>).</summary>
internal static class ContactCards
{
    private const int MaxCards = 10;

    /// <summary>A card.</summary>
    /// <param name="Name">Whose.</param>
    /// <param name="Lines">Phones and addresses.</param>
    public sealed record Card(string Name, IReadOnlyList<string> Lines);

    /// <summary>The cards; empty when the text is something else.</summary>
    /// <param name="details">The platform's JSON.</param>
    public static IReadOnlyList<Card> Read(string? details)
    {
        if (details is null)
        {
            return [];
        }

        try
        {
            using var json = JsonDocument.Parse(details);
            var root = json.RootElement;
            return root.ValueKind != JsonValueKind.Array
                ? []
                : [.. root.EnumerateArray().Where(static card => card.ValueKind == JsonValueKind.Object).Take(MaxCards).Select(ReadOne)];
        }
        catch (JsonException)
        {
            return [];
        }
    }

    private static Card ReadOne(JsonElement card) => new(
        card.TryGetProperty("name", out var name) && name.ValueKind == JsonValueKind.Object ? Text(name, "formatted_name") ?? Texts.Thread["A contact"] : Texts.Thread["A contact"],
        [.. Lines(card, "phones", "phone"), .. Lines(card, "emails", "email")]);

    private static IEnumerable<string> Lines(JsonElement card, string list, string member) =>
        card.TryGetProperty(list, out var items) && items.ValueKind == JsonValueKind.Array
            ? items.EnumerateArray().Where(static item => item.ValueKind == JsonValueKind.Object).Select(item => Text(item, member)).OfType<string>().Take(5)
            : [];

    private static string? Text(JsonElement item, string member) =>
        item.TryGetProperty(member, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
