using Chatbotics.MetaSimulator.Assets;

namespace Chatbotics.MetaSimulator.Ledger;

/// <summary>One message Meta accepted from the business.</summary>
public sealed class SendRecord
{
    /// <summary>Counts up by one with each accepted message; the order of acceptance.</summary>
    public long Sequence { get; internal set; }

    /// <summary>The provider's message id, as the reply carried it.</summary>
    public required string Id { get; init; }

    /// <summary>When it was accepted, by the simulator's clock.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>The product.</summary>
    public required Platform Platform { get; init; }

    /// <summary>The asset it was sent through.</summary>
    public required string AssetId { get; init; }

    /// <summary>To whom: phone digits or business-scoped id, PSID, IGSID.</summary>
    public required string Recipient { get; init; }

    /// <summary>text, image, interactive, template, ….</summary>
    public required string Kind { get; init; }

    /// <summary>What the business can recognise its message by: <c>biz_opaque_callback_data</c> (WhatsApp) or <c>metadata</c> (Messenger, Instagram).</summary>
    public string? Handle { get; init; }

    /// <summary>The text or caption; null when the ledger keeps no bodies.</summary>
    public string? Text { get; init; }

    /// <summary>The whole request body; null when the ledger keeps no bodies.</summary>
    public string? Body { get; init; }

    /// <summary>True when the business never got the reply: the connection was cut, or an error was answered, after acceptance.</summary>
    public bool ResponseLost { get; init; }

    /// <summary>The template's category; null for free-form messages.</summary>
    internal string? TemplateCategory { get; init; }

    /// <summary>Where a medium sent by link or id lies.</summary>
    internal string? MediaUrl { get; init; }
}
