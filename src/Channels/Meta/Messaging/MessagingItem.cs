using Chatbotics.Channels.Json;
using Chatbotics.Channels.Meta.Webhooks;
using Chatbotics.Grains.Abstractions.Channels;

namespace Chatbotics.Channels.Meta.Messaging;

/// <summary>
/// One item of <c>entry.messaging[]</c> or <c>entry.standby[]</c>, which Messenger and Instagram share: who, when, and the
/// one member that says what happened.
/// </summary>
internal readonly ref struct MessagingItem
{
    private static readonly string[] Companions =
        ["hop_context", "prior_message", "lead", "thread", "seq", "guest_user", "message_context"];

    private MessagingItem(EventSink sink, string assetId, bool isStandby, JsonView json)
    {
        Sink = sink;
        AssetId = assetId;
        IsStandby = isStandby;
        Json = json;
        foreach (var property in json.Properties)
        {
            if (property.NameEquals("sender"u8))
            {
                Sender = property.Value;
            }
            else if (property.NameEquals("recipient"u8))
            {
                Recipient = property.Value;
            }
            else if (property.NameEquals("timestamp"u8))
            {
                Time = ProviderTimes.Read(property.Value);
            }
            else if (property.NameEquals("message"u8))
            {
                Name = "message";
                Content = property.Value;
            }
            else if (Name != "message" && property.Name is var name && !Companions.Contains(name))
            {
                // The last one wins but for a message, which nothing displaces.
                Name = name;
                Content = property.Value;
            }
        }
    }

    /// <summary>Takes the events.</summary>
    public EventSink Sink { get; }

    /// <summary>The Page or Instagram account the entry is for.</summary>
    public string AssetId { get; }

    /// <summary>Another app owns the thread.</summary>
    public bool IsStandby { get; }

    /// <summary>The whole item.</summary>
    public JsonView Json { get; }

    /// <summary>What happened: "message", "postback", "read", …; null when the item says nothing.</summary>
    public string? Name { get; }

    /// <summary>The member of that name.</summary>
    public JsonView Content { get; }

    /// <summary>When it happened, milliseconds since 1970.</summary>
    public long? Time { get; }

    private JsonView Sender { get; }

    private JsonView Recipient { get; }

    /// <summary>Takes an item apart.</summary>
    /// <param name="sink">Takes the events.</param>
    /// <param name="assetId">The entry's id.</param>
    /// <param name="isStandby">It came in <c>standby</c>.</param>
    /// <param name="json">The item.</param>
    public static MessagingItem Of(EventSink sink, string assetId, bool isStandby, JsonView json) => new(sink, assetId, isStandby, json);

    /// <summary>Whether the business itself is the sender.</summary>
    public bool IsFromAsset() => IdOf(Sender) == AssetId && IdOf(Recipient) != AssetId;

    /// <summary>
    /// The customer. Normally the sender; with an echo the recipient. Fixtures and old shapes leave an echo's ids
    /// unswapped, which shows by the recipient being the asset.
    /// </summary>
    /// <param name="isEcho">The business wrote.</param>
    /// <param name="userReference">A <c>user_ref</c> that the content gives in place of, or beside, a sender.</param>
    public ContactIdentity? Contact(bool isEcho = false, string? userReference = null)
    {
        var sender = IdOf(Sender);
        var recipient = IdOf(Recipient);
        var id = isEcho && recipient != AssetId ? recipient
            : sender == AssetId ? recipient
            : sender;
        if (id is not null && userReference is null)
        {
            return Identities.Of(id);
        }

        // Given by plugins before the person's id is known; the prefix keeps it apart from page-scoped ids.
        userReference ??= Sender["user_ref"u8].Text();
        var reference = userReference is null ? null : "user_ref:" + userReference;
        return id is null ? Identities.Of(reference) : Identities.Of(id, reference);
    }

    private static string? IdOf(JsonView party) => party["id"u8].Text();
}
