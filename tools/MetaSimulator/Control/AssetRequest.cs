using Chatbotics.MetaSimulator.Assets;

namespace Chatbotics.MetaSimulator.Control;

/// <summary>An asset to add. The ids that matter less have defaults.</summary>
internal sealed record AssetRequest
{
    public required Platform Platform { get; init; }

    public required string Id { get; init; }

    public required string Token { get; init; }

    public string Name { get; init; } = "Business";

    /// <summary>WhatsApp: the Business Account.</summary>
    public string? WabaId { get; init; }

    /// <summary>WhatsApp: the number itself.</summary>
    public string? DisplayNumber { get; init; }

    /// <summary>Instagram: the professional id.</summary>
    public string? UserId { get; init; }

    /// <summary>Instagram: the Page it is linked to.</summary>
    public string? PageId { get; init; }

    public Asset AddTo(SimulatedMeta meta) => Platform switch
    {
        Platform.WhatsApp => meta.AddWhatsAppNumber(Id, WabaId ?? "waba-" + Id, DisplayNumber ?? "15550783881", Token, Name),
        Platform.Messenger => meta.AddPage(Id, Name, Token),
        _ => meta.AddInstagramAccount(Id, UserId ?? Id, Name, Token, PageId),
    };
}
