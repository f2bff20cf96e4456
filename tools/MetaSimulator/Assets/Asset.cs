namespace Chatbotics.MetaSimulator.Assets;

/// <summary>Something of a business's that customers can write to: a WhatsApp number, a Page, an Instagram account.</summary>
public abstract class Asset
{
    private protected Asset(string id, string name, AccessToken token)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(id);
        Id = id;
        Name = name;
        Token = token;
        token.Grant(this);
    }

    /// <summary>The id a send goes to: phone number id, Page id, Instagram id.</summary>
    public string Id { get; }

    /// <summary>The name people see.</summary>
    public string Name { get; }

    /// <summary>The token that may send for this asset. Tokens can be shared by assets.</summary>
    public AccessToken Token { get; }

    /// <summary>The product this asset belongs to.</summary>
    public abstract Platform Platform { get; }

    /// <summary>Whether the app gets webhooks for this asset: layer two of a subscription, <c>POST /{asset}/subscribed_apps</c>.</summary>
    public bool Subscribed { get; set; } = true;

    /// <summary>The webhook fields it is subscribed to; WhatsApp has none to choose.</summary>
    public IReadOnlyList<string> SubscribedFields { get; set; } = ["messages", "messaging_postbacks", "message_echoes"];

    /// <summary>A callback of this asset's own, which wins over the app's. Meta offers it for WhatsApp only.</summary>
    public Uri? CallbackOverride { get; set; }

    /// <summary>Receipts and echoes of sends through this asset; null takes the simulator's.</summary>
    public ReceiptPolicy? Receipts { get; set; }

    /// <summary>The id that a webhook's <c>entry.id</c> carries.</summary>
    internal abstract string EntryId { get; }

    /// <summary>The webhook's <c>object</c>.</summary>
    internal abstract string WebhookObject { get; }

    /// <inheritdoc/>
    public override string ToString() => $"{Platform} {Id}";
}
