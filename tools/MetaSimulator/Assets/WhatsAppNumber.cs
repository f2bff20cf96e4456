using System.Collections.Concurrent;

namespace Chatbotics.MetaSimulator.Assets;

/// <summary>A business phone number on the WhatsApp Cloud API.</summary>
public sealed class WhatsAppNumber : Asset
{
    private readonly ConcurrentDictionary<string, MessageTemplate> _templates = new(StringComparer.Ordinal);

    internal WhatsAppNumber(string id, string wabaId, string displayNumber, string name, AccessToken token)
        : base(id, name, token)
    {
        WabaId = wabaId;
        DisplayNumber = Digits(displayNumber);
        AddTemplate(new MessageTemplate("hello_world", "en_US", "UTILITY", "Hello World"));
    }

    /// <summary>The WhatsApp Business Account the number lies in; webhooks carry it as <c>entry.id</c>.</summary>
    public string WabaId { get; }

    /// <summary>The number itself, digits only, as webhooks carry it in <c>metadata.display_phone_number</c>.</summary>
    public string DisplayNumber { get; }

    /// <inheritdoc/>
    public override Platform Platform => Platform.WhatsApp;

    /// <summary>Whether <c>POST /{phone-id}/register</c> was called, or the number came registered.</summary>
    public bool Registered { get; set; } = true;

    /// <summary>The PIN of two-step verification; null while none is set.</summary>
    public string? Pin { get; set; } = "000000";

    /// <summary>GREEN, YELLOW or RED.</summary>
    public string Quality { get; set; } = "GREEN";

    /// <summary>How many people may be written to first in a day.</summary>
    public string Limit { get; set; } = "TIER_2K";

    /// <summary>What Meta thinks of the shown name.</summary>
    public string NameStatus { get; set; } = "APPROVED";

    /// <summary>The templates a send may name.</summary>
    public IReadOnlyCollection<MessageTemplate> Templates => [.. _templates.Values];

    internal override string EntryId => WabaId;

    internal override string WebhookObject => "whatsapp_business_account";

    /// <summary>Adds or replaces an approved template.</summary>
    public void AddTemplate(MessageTemplate template) => _templates[template.Name + "/" + template.Language] = template;

    internal MessageTemplate? FindTemplate(string name, string language) => _templates.GetValueOrDefault(name + "/" + language);

    internal static string Digits(string number) => string.Concat(number.Where(char.IsAsciiDigit));
}
