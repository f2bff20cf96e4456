using System.Text.Json;
using Chatbotics.MetaSimulator.Customers;

namespace Chatbotics.MetaSimulator.Graph;

/// <summary>Reply buttons (at most 3) and lists (at most 10 rows), with Meta's lengths.</summary>
internal static class WhatsAppInteractive
{
    public static GraphError? Parse(JsonElement content, out string? text, out IEnumerable<PhoneOption> options, out string kind)
    {
        text = content.Member("body"u8).Text("text"u8);
        options = [];
        kind = "interactive";
        var action = content.Member("action"u8);
        var type = content.Text("type"u8);
        if (action.ValueKind != JsonValueKind.Object)
        {
            return GraphErrors.WhatsApp(131008, "The parameter interactive['action'] is required.");
        }

        switch (type)
        {
            case "button":
                var buttons = action.Member("buttons"u8).Items()
                    .Select(button => button.Member("reply"u8))
                    .Select(reply => new PhoneOption(reply.Text("id"u8) ?? "", reply.Text("title"u8) ?? ""))
                    .ToList();
                options = buttons;
                return Body(text, 1024)
                    ?? (buttons.Count is < 1 or > 3 ? Invalid("Invalid buttons count. Min allowed buttons: 1, Max allowed buttons: 3") : null)
                    ?? Unique(buttons)
                    ?? Lengths(buttons, "Button", 20, 256);
            case "list":
                kind = "list";
                var rows = action.Member("sections"u8).Items()
                    .SelectMany(section => section.Member("rows"u8).Items())
                    .Select(row => new PhoneOption(row.Text("id"u8) ?? "", row.Text("title"u8) ?? "", row.Text("description"u8)))
                    .ToList();
                options = rows;
                return Body(text, 4096)
                    ?? (action.Text("button"u8) is { Length: > 0 } ? null : GraphErrors.WhatsApp(131008, "The parameter interactive['action']['button'] is required."))
                    ?? (rows.Count is < 1 or > 10 ? Invalid("Total row count exceed max allowed count: 10") : null)
                    ?? Unique(rows)
                    ?? Lengths(rows, "Row", 24, 200)
                    ?? (rows.Any(row => row.Description?.Length > 72) ? Invalid("Row description is too long. Max length: 72") : null);
            case "cta_url":
                var parameters = action.Member("parameters"u8);
                options = [new PhoneOption("", parameters.Text("display_text"u8) ?? "", null, parameters.Text("url"u8))];
                return Body(text, 1024);
            case "flow" or "location_request_message" or "product" or "product_list" or "catalog_message" or "call_permission_request" or "address_message":
                return null;
            default:
                return GraphErrors.WhatsApp(100, "Param interactive['type'] must be one of {BUTTON, LIST, CTA_URL, FLOW, LOCATION_REQUEST_MESSAGE}");
        }
    }

    private static GraphError? Body(string? text, int most) =>
        string.IsNullOrEmpty(text) ? GraphErrors.WhatsApp(131008, "The parameter interactive['body']['text'] is required.")
        : text.Length > most ? Invalid($"Body text length invalid. Min length: 1, Max length: {most}")
        : null;

    private static GraphError? Unique(List<PhoneOption> options) =>
        options.DistinctBy(option => option.Id).Count() == options.Count ? null : Invalid("Duplicated ids");

    private static GraphError? Lengths(List<PhoneOption> options, string what, int mostTitle, int mostId) =>
        options.Any(option => option.Title.Length is 0 || option.Title.Length() > mostTitle) ? Invalid($"{what} title length invalid. Min length: 1, Max length: {mostTitle}")
        : options.Any(option => option.Id.Length is 0 || option.Id.Length > mostId) ? Invalid($"{what} id length invalid. Min length: 1, Max length: {mostId}")
        : null;

    private static GraphError Invalid(string details) => GraphErrors.WhatsApp(131009, details);
}
