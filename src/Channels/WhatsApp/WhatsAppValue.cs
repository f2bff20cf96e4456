using Chatbotics.Channels.Json;
using Chatbotics.Channels.Meta.Webhooks;
using Chatbotics.Grains.Abstractions.Channels;

namespace Chatbotics.Channels.WhatsApp;

/// <summary>The <c>value</c> of a change, and what its items share: the number it came for, the contacts it names.</summary>
internal readonly ref struct WhatsAppValue
{
    /// <summary>Creates it.</summary>
    /// <param name="sink">Takes the events.</param>
    /// <param name="businessAccountId">The entry's id.</param>
    /// <param name="time">The entry's time, for fields whose items have none.</param>
    /// <param name="value">The change's value.</param>
    public WhatsAppValue(EventSink sink, string? businessAccountId, long? time, JsonView value)
    {
        Sink = sink;
        BusinessAccountId = businessAccountId;
        Time = time;
        Value = value;
        var metadata = value["metadata"u8];
        AssetId = metadata["phone_number_id"u8].Text() ?? string.Empty;
        DisplayNumber = metadata["display_phone_number"u8];
        Contacts = value["contacts"u8];
    }

    /// <summary>Takes the events.</summary>
    public EventSink Sink { get; }

    /// <summary>The WhatsApp Business Account.</summary>
    public string? BusinessAccountId { get; }

    /// <summary>The entry's time.</summary>
    public long? Time { get; }

    /// <summary>The phone number id; empty for events of the whole account.</summary>
    public string AssetId { get; }

    /// <summary>The value itself.</summary>
    public JsonView Value { get; }

    /// <summary>The business's own number, as it is shown.</summary>
    public JsonView DisplayNumber { get; }

    private JsonView Contacts { get; }

    /// <summary>
    /// Who an item is from or for. The item may give a number, a business-scoped user id, or neither (people who adopted a
    /// user name); the value's contacts complete it.
    /// </summary>
    /// <param name="number">The item's number (<c>from</c>, <c>to</c>, <c>recipient_id</c>).</param>
    /// <param name="userId">The item's user id (<c>from_user_id</c>, …).</param>
    /// <param name="isOnlyItem">The value has this item only: its one contact is this person, even if written differently.</param>
    /// <returns>Null when nothing names the person.</returns>
    public ContactIdentity? Identify(string? number, string? userId, bool isOnlyItem)
    {
        var contact = Find(number, userId, isOnlyItem);
        return Identities.OnWhatsApp(
            contact["user_id"u8].Text() ?? userId,
            number ?? contact["wa_id"u8].Text(),
            contact["profile"u8]["name"u8].Text(),
            contact["profile"u8]["username"u8].Text());
    }

    private JsonView Find(string? number, string? userId, bool isOnlyItem)
    {
        JsonView only = default;
        var count = 0;
        foreach (var contact in Contacts.Elements)
        {
            if ((number is not null && contact["wa_id"u8].Text() == number)
                || (userId is not null && contact["user_id"u8].Text() == userId))
            {
                return contact;
            }

            only = contact;
            count++;
        }

        return count == 1 && isOnlyItem ? only : default;
    }
}
