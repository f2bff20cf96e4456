using System.Text.Json.Serialization;

namespace Chatbotics.MetaSimulator.Assets;

/// <summary>The three products a business can be reached by.</summary>
public enum Platform
{
    /// <summary>WhatsApp Cloud API; webhooks carry the object <c>whatsapp_business_account</c>.</summary>
    [JsonStringEnumMemberName("whatsapp")]
    WhatsApp,

    /// <summary>Messenger; webhooks carry the object <c>page</c>.</summary>
    [JsonStringEnumMemberName("messenger")]
    Messenger,

    /// <summary>Instagram messaging, Page-linked or by Instagram Login; webhooks carry the object <c>instagram</c>.</summary>
    [JsonStringEnumMemberName("instagram")]
    Instagram,
}
