using Chatbotics.Channels.Json;
using Chatbotics.Grains.Abstractions.Channels;

namespace Chatbotics.Channels.WhatsApp;

/// <summary>Reads <c>interactive</c> messages: pressed buttons, chosen rows, filled-in flows, answers to a call request.</summary>
internal static class WhatsAppInteractiveContent
{
    private const int DetailsLimit = 16 * 1024;

    /// <summary>Reads one.</summary>
    /// <param name="interactive">The <c>interactive</c> member; may be missing.</param>
    public static MessageContent Read(JsonView interactive)
    {
        var button = interactive["button_reply"u8];
        if (button.IsObject)
        {
            return ReadChoice("interactive.button_reply", button);
        }

        var row = interactive["list_reply"u8];
        if (row.IsObject)
        {
            return ReadChoice("interactive.list_reply", row);
        }

        var flow = interactive["nfm_reply"u8];
        if (flow.IsObject)
        {
            // The answers are a JSON text within a string.
            return new()
            {
                Kind = "interactive.nfm_reply",
                Text = flow["body"u8].Text(),
                Payload = flow["response_json"u8].Text(),
            };
        }

        return new()
        {
            Kind = interactive["type"u8].Text() is { Length: <= 100 } type ? $"interactive.{type}" : "interactive",
            Details = interactive.Json(DetailsLimit),
        };
    }

    private static MessageContent ReadChoice(string kind, JsonView choice) => new()
    {
        Kind = kind,
        Text = choice["title"u8].Text(),
        Payload = choice["id"u8].Text(),
    };
}
