using Chatbotics.Channels.Json;
using Chatbotics.Channels.Meta.Webhooks;
using Chatbotics.Grains.Abstractions.Channels;

namespace Chatbotics.Channels.WhatsApp;

/// <summary>Reads the field <c>calls</c>: calls and what became of them. Shown in the thread, not taken.</summary>
internal static class WhatsAppCalls
{
    /// <summary>Reads the calls of a value.</summary>
    /// <param name="value">The value.</param>
    public static void Read(WhatsAppValue value)
    {
        foreach (var call in value.Value["calls"u8].Elements)
        {
            var from = call["from"u8].Text();
            var isFromBusiness = from is not null && from == Digits(value.DisplayNumber.Text());
            Add(
                value,
                call,
                call["event"u8].Text(),
                isFromBusiness
                    ? value.Identify(call["to"u8].Text(), call["to_user_id"u8].Text(), isOnlyItem: false)
                    : value.Identify(from, call["from_user_id"u8].Text(), isOnlyItem: false));
        }

        foreach (var status in value.Value["statuses"u8].Elements)
        {
            Add(
                value,
                status,
                status["status"u8].Text(),
                value.Identify(status["recipient_id"u8].Text(), status["recipient_user_id"u8].Text(), isOnlyItem: false));
        }
    }

    private static void Add(WhatsAppValue value, JsonView call, string? kind, ContactIdentity? contact)
    {
        if (contact is null)
        {
            value.Sink.Ignore("no_contact", value.AssetId);
            return;
        }

        var direction = call["direction"u8].Text();
        value.Sink.Add(new ContactActivity
        {
            Platform = ChannelPlatform.WhatsApp,
            AssetId = value.AssetId,
            BusinessAccountId = value.BusinessAccountId,
            ProviderTime = ProviderTimes.Read(call["timestamp"u8]),
            Contact = contact,
            DedupeId = WhatsAppMessages.IdOf($"call.{kind}", call, contact),
            Event = "call",
            Kind = kind,
            SubjectId = call["id"u8].Text(),
            Direction = direction,
            OpensWindow = kind == "connect" && direction == "USER_INITIATED",
        });
    }

    private static string? Digits(string? number) =>
        number is null ? null : string.Concat(number.Where(char.IsAsciiDigit));
}
